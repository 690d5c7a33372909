import { defineModule } from "#shared/engine/module.ts";
import { organisationCalendar } from "./calendar/record.ts";
import { organisationPace } from "./pace/record.ts";
import { organisationPerson } from "./person/record.ts";
import { organisationStrings } from "./strings.ts";
import { organisationUnit } from "./unit/record.ts";

/** 组织: the units, posts and people of the office, its days off and its pace. */
export const organisation = defineModule({ name: "organisation", order: 90, strings: organisationStrings, records: [organisationUnit, organisationPerson, organisationCalendar, organisationPace] });
