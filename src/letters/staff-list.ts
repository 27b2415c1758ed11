/** 職員への一覧: what waits for a person, by mail to everybody at the desk. Numbers alone: nothing personal leaves by it. */
import { commonFields } from "./common.ts";
import { needed, type Addressee, type LetterDeclaration, type Material } from "./letter.ts";
import type { Staff } from "../tables/desk.ts";

const personOf = ({ person }: Pick<Material, "person">): Staff => needed(person, "person");

/** 初期設定 lists the office account without a name. */
const NAMELESS = "ご担当";

const addresseeFor = (material: Material): Addressee => {
  const { name, email } = personOf(material);
  return { name: name === "" ? NAMELESS : name, email, fax: "", postalCode: "", address: "", facility: "", title: "" };
};

export const staffList: LetterDeclaration = {
  kind: "職員への一覧",
  reader: "office",
  numbered: false,
  group: null,
  about: "staff",
  template: null,
  plainMail: true,
  stands: ({ person }) => person?.active ?? false,
  addressee: addresseeFor,
  fields(material) {
    const { waiting } = material;
    return {
      ...commonFields(material, addresseeFor(material), staffList),
      件数: { value: String(waiting.length) },
      一覧: { value: waiting.length === 0 ? "いま待っているものはありません。" : waiting.join("\n\n") },
    };
  },
  subject: "在宅医同行研修　職員の確認を待つもの（{{件数}}種類）",
  body: [
    "{{宛先の氏名}} {{敬称}}",
    "",
    "次のものが、職員の確認を待っています。",
    "",
    "{{一覧}}",
    "",
    "台帳を開き、「在宅連携 > 作業パネル」を開くと、同じ一覧を見られます。",
    "この一覧は時計が作りました。要らないときは、設定の「職員への一覧」を「送らない」にしてください。",
  ],
};
