import { useTranslation } from "react-i18next";

import { IconCheck, IconMinus } from "../../parts/icons.ts";
import { type ProofId, proofIds } from "./proofIds.ts";
import classes from "./test.module.css";

/** What a proof shows and what it leaves open, side by side, so that nobody takes one for the other. */
export function Proofs({ proves, doesNotProve }: { proves: string[]; doesNotProve: string[] }) {
  const { t } = useTranslation();
  // An id this page does not know yet is shown as it is rather than kept back.
  const words = (id: string) => (isKnown(id) ? t(`test.proof.${id}`) : id);
  return (
    <div className={classes.proofs}>
      <div>
        <p>{t("test.proves")}</p>
        <ul>
          {proves.map((id) => (
            <li key={id}>
              <IconCheck size={15} stroke={2.4} color="var(--good)" aria-hidden />
              <span>{words(id)}</span>
            </li>
          ))}
        </ul>
      </div>
      <div>
        <p>{t("test.doesNotProve")}</p>
        <ul>
          {doesNotProve.map((id) => (
            <li key={id}>
              <IconMinus size={15} stroke={2.4} color="var(--ink-soft)" aria-hidden />
              <span>{words(id)}</span>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

function isKnown(id: string): id is ProofId {
  return (proofIds as readonly string[]).includes(id);
}
