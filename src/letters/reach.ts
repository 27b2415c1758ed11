/** Where the two who meet reach each other, as letters print it. Pure. */
import type { Appointment, Instructor } from "../tables/instructors.ts";

/** Where to reach somebody, of what there is; "" where there is nothing. */
export function reachText(phone: string, email: string): string {
  const parts = [phone === "" ? "" : `電話 ${phone}`, email === "" ? "" : `メール ${email}`];
  return parts.filter((part) => part !== "").join("　");
}

/** A preference is said only where there is one. */
export function instructorReach({ phone, email }: Instructor, { contactBy }: Appointment): string {
  const reach = reachText(phone, email);
  const wish = contactBy === "電話" || contactBy === "メール" ? `　※${contactBy}での連絡を希望されています。` : "";
  return reach === "" ? "" : `${reach}${wish}`;
}
