import type { Change } from "@modelstudio-sso/contracts";
import { useDraft } from "../../app/draft.tsx";

/** Somebody else's resource that stands in the way and can be made ours; a RAM user is used as it is. */
export function canBeAdopted(change: Change): boolean {
  return change.action === "untouched" && change.reason === "foreign" && !change.address.startsWith("user/");
}

/** Writes into the document that a resource shall be adopted, or shall not, and then says that the plan is another. */
export function useAdoptionWish(onWish: () => void): (address: string, wanted: boolean) => void {
  const { store } = useDraft();
  return (address, wanted) => {
    store.update((document) => {
      const others = (document.adopt ?? []).filter((entry) => entry !== address);
      return { ...document, adopt: wanted ? [...others, address] : others };
    });
    onWish();
  };
}
