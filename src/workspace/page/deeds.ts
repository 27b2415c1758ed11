/** What the workbook's page sends when somebody does something, parsed at the door. */
import * as z from "zod/mini";

const place = z.object({ sheet: z.string(), range: z.string() });
const row = z.int().check(z.minimum(1));

const rearrangement = z.discriminatedUnion("act", [
  z.object({ act: z.literal("insertRow"), row }),
  z.object({ act: z.literal("deleteRow"), row }),
  z.object({ act: z.literal("hideRow"), row }),
  z.object({ act: z.literal("sortUp"), header: z.string() }),
  z.object({ act: z.literal("sortDown"), header: z.string() }),
  z.object({ act: z.literal("hideColumn"), header: z.string() }),
  z.object({ act: z.literal("filter"), header: z.string(), hidden: z.array(z.string()) }),
  z.object({ act: z.literal("clearFilter") }),
  z.object({ act: z.literal("showAll") }),
]);

export const deedSchema = z.discriminatedUnion("do", [
  z.object({ do: z.literal("click"), path: z.array(z.string()), place }),
  z.object({ do: z.literal("call"), name: z.string(), args: z.array(z.unknown()), place }),
  z.object({ do: z.literal("type"), sheet: z.string(), row, column: row, text: z.string() }),
  z.object({ do: z.literal("rearrange"), sheet: z.string(), how: rearrangement }),
  z.object({ do: z.literal("advance"), duration: z.string() }),
]);
export type Deed = z.infer<typeof deedSchema>;

export const answerSchema = z.object({
  dialog: z.int(),
  button: z.enum(["CLOSE", "OK", "CANCEL", "YES", "NO"]),
  text: z.string(),
});

export const progressSchema = z.object({
  at: z.int().check(z.minimum(0)),
  trail: z.array(z.int().check(z.minimum(0))),
  answers: z.record(
    z.string(),
    z.union([z.string(), z.array(z.nullable(z.string())), z.array(z.nullable(z.array(z.string())))]),
  ),
});
