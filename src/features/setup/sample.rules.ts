/** The sample's people: plainly fictitious instructors, as the association's list would bring them (R49). */
import { blankRow } from "../../core/table.ts";
import { instructors, type Instructor } from "../../tables/instructors.ts";

const LIST = [
  ["見本 一郎", "みほん いちろう", "見本在宅クリニック", "東", "横須賀市見本町1-1"],
  ["見本 二葉", "みほん ふたば", "見本内科医院", "東", "横須賀市見本町2-2"],
  ["見本 三郎", "みほん さぶろう", "例示診療所", "西南", "横須賀市例示1-3"],
  ["例示 四季", "れいじ しき", "例示ホームケアクリニック", "西南", "横須賀市例示2-4"],
  ["例示 五月", "れいじ さつき", "架空在宅診療所", "東", "横須賀市架空3-5"],
  ["架空 六実", "かくう むつみ", "架空内科クリニック", "西南", "横須賀市架空4-6"],
  ["𠮷田 見本", "よしだ みほん", "見本海岸診療所", "東", "横須賀市見本海岸5-7"],
  ["髙橋 例示", "たかはし れいじ", "医療法人社団見本会例示髙台クリニック", "西南", "横須賀市例示髙台6-8"],
] as const;

/** Eight instructors, all 在任, none of whom has accepted yet: that comes by the acceptance Form. */
export function sampleInstructors(): Instructor[] {
  return LIST.map(([name, kana, facility, block, address], index) =>
    blankRow(instructors, {
      instructorId: `医-${String(index + 1).padStart(4, "0")}`,
      name,
      kana,
      facility,
      title: "院長",
      postalCode: `238-00${String(index + 1).padStart(2, "0")}`,
      address,
      block,
      phone: `046-000-01${String(index + 1).padStart(2, "0")}`,
      email: `instructor${index + 1}@example.jp`,
      recommendedOn: "2018-04-20",
      active: true,
    }),
  );
}
