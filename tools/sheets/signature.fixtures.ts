import { digestOf } from "#shared/kernel/bytes.ts";
import type { Picture } from "#shared/engine/pageModel.ts";
import type { Story } from "./fixtures.ts";

/** The signature of 刘建国, drawn for the demonstration: a PNG of 320 × 112 dots, ink on nothing. */
const png =
  "iVBORw0KGgoAAAANSUhEUgAAAUAAAABwAQAAAABH5pQeAAAAAnRSTlMAAQGU/a4AAARASURBVHja7dc9biw3DABgDgZ46qILBFByEuUoOYLLVwTQLKZw6SP4KBlhi3eFdE9GipSRkSI0LIgJSc3Oz06yC6RJYQPrBdbf0jMSyaGA7vyBD/hf4J/3wpd74XQvHMJdsAL4e+AEALciPhMhAJju1jU+Eki4/hZkZonugvJubkKnt30TNvBvsJgVqPYIZvkU7QK/lmMo14V+ifS0h5pMOSgsF2j28FV+J/mNAQMpqH1xW4hhgTlk32DpcA99g38wHBxpJIA91M+TJHQGcMQgAXTod9ASJRc5oQfgHERXebcpH8EQaYDPABwZvSbFHvL6vlBMAJ9tarDn1TqGY/Idv/OF+mdZ1hyuYaRRciFS/E0ipaCvI8gbEimeJRIv6xE80yjLFCmeNNplD1bQkhvJCBzp3Amc1vU/Q1ctQ17fkQZZoUPI6cqQL20A6ATGQ4j9Y7X89wmgVxDbawun3jDMXMxG4am9NtkDYBjGDMboYvLF/r6Hsq+2WhpzIIEngV94D1ZwgK64aotjUi1ZhT2Ne8j5t8B6gd3SUeabQc+QiUKOZCpcw+yrQ88bU1112ps4cc01LA49b0xxRSBneFevYAoLHJz8Wy6dQ+jR5/DMJdWgpQM4EbNEFqS2qqle7+wYxvoJwGOQSMU+U7mCJ4EDfHLo3zRSceMBHAlDrgCakgKKi7S0HoG/8nLwFcK3jnKoCtFNhFv4SpKziZ7QUw4lSCT0Kewghvo3pERfBaL/J1i8JHeUes/ceHGGfgOrLQtMNFmB2Uun3Ny1Ka5B0p3hSDlcwxN67lFc71pbeYZhC6fsuaO800vSJ5u2nrzqKArTQ1AYk43z8yHR6zX8TlrPO51bJbce5fYwA0PzzhVwphpaj6o27eYe7Hi3zRs98nvxrUcVM+1h36CR9HCt9WC/h6Xn2cC8kdRftq315C7uYO04+e0bp6GhZLTjAfSnPYQGuVoGMLL23Gf2sCgsxcsMQxSlWJdmhmGGgWx1RR5DXHinpCPU3HqmBhECd5SCDzrD0Clpnfbz5DUv+A/SespD9lqgc6QGcz9v4eSrYzhX8ridVbglCIzJcUep33OPWkVqEGG+6zG5EtDXfn5y95upZzIzfMxSI3SBm/GoyGgo0PLEg9y+FW7Ho6m/FJfjoSjLDKhTz3wTVgK6pVwV8pavxqOsizp1qwagkC9GBhuBbYJsAQUmmccS4Y/62c9c5sz4goduSQrtWoly7uQ/+vKNjCicwrkFFPjY4AtCz4MylTa38lDTrdLMCjzRmQGnF7Y/ox/Wc3h1VHyBrk3K0F/aYp5gPZEW35ZVb2HuuiRZvs5wbE92jqyjfIN5OQAI1JMI2nJpC9rEppbFF/ilDXy4zLCBJLjZnpCeNOJyxqH8E8yT/QpWr1+/+vG7M1cJdMT6q8PZ60G47ugUlw6+fnjc+wXuOhuC9LyP0/AH/H/AvwARIb4aWC8kRwAAAABJRU5ErkJggg==";

const bytes = Buffer.from(png, "base64");
const digest = digestOf(bytes);

/** He has a picture of his signature before anything is decided, so that paper shows it. */
export const signing: Story = {
  name: "signing", kind: "organisation.person", record: "liu",
  acts: [{ by: "liu", type: "setSignature", args: { attachments: [{ name: "签名.png", size: bytes.length, type: "image/png", digest, blob: digestOf("a sealed file"), key: digestOf("a key") }], onPaper: true } }],
};
/** And a leader has a secretary who writes down what he says. */
export const naming: Story = { name: "naming", kind: "organisation.person", record: "zheng", acts: [{ by: "zheng", type: "nameSecretary", args: { secretary: "wu", until: "" } }] };
export const pictures: ReadonlyMap<string, Picture> = new Map([[digest, { source: `data:image/png;base64,${png}`, ratio: 320 / 112 }]]);
