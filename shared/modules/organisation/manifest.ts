import { defineModule } from "#shared/engine/module.ts";
import { organisationPerson } from "./person/record.ts";
import { organisationStrings } from "./strings.ts";
import { organisationUnit } from "./unit/record.ts";

/** 组织: the units, posts and people of the office. */
export const organisation = defineModule({ name: "organisation", order: 90, strings: organisationStrings, records: [organisationUnit, organisationPerson] });
