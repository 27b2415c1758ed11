/** docs/settings.md: everything that the city decides. */
import { settings, type Setting } from "../../src/settings.ts";
import { grid, page } from "./markdown.ts";
import { KINDS } from "./words.ts";

export function settingsReference(): string {
  const all: readonly Setting<unknown>[] = Object.values(settings);
  return page("設定", INTRO, grid(["項目", "種類", "説明", "例", "はじめの値", "見本の値", "空のとき止まること"], all.map(line)));
}

const INTRO =
  "設定シートの項目です。書き換えるのは「値」だけです。市が決める項目は空で始まり、空の間はその項目の要る処理だけが、項目の名前を示して止まります。「見本の値」は、見本で始めたときだけ入ります。";

function line(one: Setting<unknown>): string[] {
  return [one.name, KINDS[one.cell.kind], one.note, one.example, plain(one.standard), plain(one.sample), one.stops];
}

const plain = (value: string | number | boolean | undefined): string => (value === undefined ? "" : String(value));
