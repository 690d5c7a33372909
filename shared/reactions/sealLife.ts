import type { Reaction } from "#shared/engine/reaction.ts";
import type { RecordState } from "#shared/engine/record.ts";
import type { DisposalState } from "#shared/modules/seal/disposal/schema.ts";
import type { HandoverState } from "#shared/modules/seal/handover/record.ts";
import { factOf, titleOf } from "#shared/engine/cards.ts";
import { handoverStrings } from "#shared/modules/seal/handover/strings.ts";
import { ownOf, type MakingState } from "#shared/modules/seal/making/record.ts";

const making = (state: RecordState): MakingState => state as unknown as MakingState;
const disposal = (state: RecordState): DisposalState => state as unknown as DisposalState;
const handover = (state: RecordState): HandoverState => state as unknown as HandoverState;
const sealOf = (id: string): string => `seal-${id}`;

/** 刻制 → 台账: carved, the seal is registered as made; put in use, it may be asked for (SEAL-31, SEAL-32). */
const makings: readonly Reaction[] = [
  {
    name: "sealMade", kind: "seal.making", event: "seal.carved",
    asks: (state) => {
      const { form } = making(state);
      const { carved } = ownOf(making(state));
      const { name, sort, level, unit, mark, size, emblem, material } = form;
      const seal = { name, sort, level, unit, mark, size, emblem, material, carver: carved?.carver ?? "", filing: carved?.filing ?? "", keeper: "", deputy: "", stored: "", window: null };
      return { kind: "seal.impression", record: sealOf(state.id), command: { type: "register", form: seal } };
    },
  },
  {
    name: "sealPutInUse", kind: "seal.making", event: "seal.putInUse",
    asks: (state, { notice, on }) => ({ kind: "seal.impression", record: sealOf(state.id), command: { type: "enable", notice, on } }),
  },
];

/** 移交 → 台账 and posts, with the last of the three signatures (SEAL-41). */
const handovers: readonly Reaction[] = [
  onHandover("sealHandedOver", (state) => ({ kind: "seal.impression", record: state.form.seal, command: { type: "handOver", keeper: titleOf(state, state.form.receiver), standIn: state.form.sort === "forATime" } })),
  onHandover("keeperAppointed", (state) => ({ kind: "organisation.person", record: state.form.receiver, command: { type: "appoint", ...postOf(state), title: handoverStrings.zh.notes.keeperTitle, until: state.form.until } })),
  onHandover("keeperReleased", (state) => (state.form.sort === "forGood" ? { kind: "organisation.person", record: state.applicant.person, command: { type: "release", ...postOf(state), until: "" } } : null)),
];

/** 停用、处置 → 台账: stopped when agreed, at once where it was lost; disposed of with the second witness (SEAL-50, SEAL-51, SEAL-52). */
const disposals: readonly Reaction[] = [
  { name: "sealLost", kind: "seal.disposal", event: "submitted", asks: (state) => (disposal(state).form.reason === "lost" ? stop(disposal(state)) : null) },
  { name: "sealStopped", kind: "seal.disposal", event: "route.agreed", asks: (state) => (state.status === "approved" ? stop(disposal(state)) : null) },
  {
    name: "sealDisposed", kind: "seal.disposal", event: "seal.witnessed",
    asks: (state) => (state.status === "done" ? { kind: "seal.impression", record: disposal(state).form.seal, command: { type: "dispose", how: disposal(state).form.how } } : null),
  },
];

export const sealLife: readonly Reaction[] = [...makings, ...handovers, ...disposals];

const stop = ({ form }: DisposalState) => ({ kind: "seal.impression", record: form.seal, command: { type: "stop" } });

function onHandover(name: string, asks: (state: HandoverState) => ReturnType<Reaction["asks"]>): Reaction {
  return { name, kind: "seal.handover", event: "route.agreed", asks: (state) => (state.status === "handedOver" ? asks(handover(state)) : null) };
}

const postOf = (state: HandoverState) => ({ post: "sealKeeper", unit: factOf(state, state.form.seal, "unit") });
