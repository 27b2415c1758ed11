/** To whom letters go: an applicant at the institution, an instructor at theirs. Pure. */
import type { Applicant } from "../tables/applicants.ts";
import type { Instructor } from "../tables/instructors.ts";
import type { Addressee } from "./letter.ts";

export function applicantAddressee(applicant: Applicant): Addressee {
  const { name, email, facilityFax, postalCode, address, facility, department } = applicant;
  return {
    name,
    email,
    fax: facilityFax,
    postalCode,
    address,
    facility,
    title: department === "なし" ? "" : department,
  };
}

/** The register of instructors keeps no FAX number. */
export function instructorAddressee({ name, email, postalCode, address, facility, title }: Instructor): Addressee {
  return { name, email, fax: "", postalCode, address, facility, title };
}
