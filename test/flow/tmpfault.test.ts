import { test } from "vitest";
import { apply, accept, person, readyOffice } from "./people.ts";
test("faults", { timeout: 600_000 }, () => {
  let office = readyOffice();
  let k = 0;
  let bad = 0, fired = 0;
  office.resetCalls(); apply(office, person(++k)); console.log("calls", office.calls.total);
  const total = office.calls.total;
  for (const kind of ["before", "after", "killed"] as const)
    for (let n = 1; n <= total; n += 2) {
      if (k > 60) { office = readyOffice(); k = 0; }
      office.failAt(n, kind);
      const id = apply(office, person(++k));
      if (office.calm()) fired++;
      office.advance("1s");
      try { office.click("在宅連携", "受付", "回答を取り込む"); } catch (e) { console.log(n, kind, "click threw", String(e).slice(0, 200)); }
      const rows = office.table("申込者"); const notes = office.table("通知");
      const ok = rows.length === k && new Set(rows.map((r) => r["受付番号"])).size === k && notes.length === k && rows.some((r) => r["回答ID"] === id) && office.table("要確認").length === 0 && rows[k-1]?.["受付番号"] === `申-2018-${String(k).padStart(4, "0")}`;
      if (!ok) { bad++; console.log("BAD", n, kind, k, rows.length, notes.length, JSON.stringify(office.table("要確認")).slice(0,300), JSON.stringify(office.crashes.at(-1))?.slice(0,200)); office = readyOffice(); k = 0; if (bad > 10) break; }
    }
  console.log("fired", fired, "bad", bad);
});
