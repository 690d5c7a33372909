import { useWorld } from "#renderer/kit/world.tsx";
import { appStrings } from "./strings.ts";

export const useAppWords = () => appStrings[useWorld().language];
