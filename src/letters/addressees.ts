/** To whom letters go: an applicant at the institution, an instructor at theirs, an institution by its head. Pure. */
import type { Applicant } from "../tables/applicants.ts";
import type { Organization } from "../tables/association.ts";
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

/** 「見本病院　病院長　様」: by name where there is one, else by office; where neither is known whoever is in charge opens it. */
export function organizationAddressee(organization: Organization): Addressee {
  const { name: facility, title, person, email, fax, postalCode, address } = organization;
  const named = person === "" ? { name: title === "" ? "ご担当者" : title, title: "" } : { name: person, title };
  return { ...named, email, fax, postalCode, address, facility };
}
