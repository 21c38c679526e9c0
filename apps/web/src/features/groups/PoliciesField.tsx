import { Button, Checkbox, Stack } from "@mantine/core";
import type { Diagnostic, PolicyName } from "@modelstudio-sso/contracts";
import { withoutContained } from "@modelstudio-sso/federation/rules";
import { memo, useState } from "react";
import { useTranslation } from "react-i18next";
import { DiagnosticList } from "../../parts/DiagnosticList.tsx";
import { Pill } from "../../parts/Pill.tsx";
import { Term } from "../../parts/Term.tsx";
import classes from "./groups.module.css";

interface PoliciesFieldProps {
  policies: PolicyName[];
  findings: Diagnostic[];
  onChange: (policies: PolicyName[]) => void;
}

type Layer = "data" | "control" | "both";

/** Grouped by layer, because mixing the layers up is the usual mistake. */
const layers: Record<Layer, readonly PolicyName[]> = {
  data: ["AliyunBailianDataReadOnlyAccess", "AliyunBailianDataFullAccess"],
  control: ["AliyunBailianControlReadOnlyAccess", "AliyunBailianControlFullAccess"],
  both: ["AliyunBailianReadOnlyAccess", "AliyunBailianFullAccess"],
};

/** Policies are folded away until wanted: the least privilege for plain membership is none. */
export const PoliciesField = memo(function PoliciesField(props: PoliciesFieldProps) {
  const { policies, findings, onChange } = props;
  const { t } = useTranslation();
  const [open, setOpen] = useState(policies.length > 0);
  const needed = withoutContained(policies);
  return (
    <div className={classes.field}>
      <span className={classes.label}>{t("groups.policies")}</span>
      <span className={classes.note}>{t("groups.policiesNote")}</span>
      {!open && (
        <div style={{ display: "flex", gap: "0.75rem", alignItems: "center", flexWrap: "wrap" }}>
          <Pill tone="good">{t("groups.policiesNone")}</Pill>
          <Button variant="subtle" size="compact-sm" onClick={() => setOpen(true)}>
            {t("groups.policiesMore")}
          </Button>
        </div>
      )}
      {open && <PolicyChoice policies={policies} onChange={onChange} />}
      <DiagnosticList diagnostics={findings} />
      {needed.length < policies.length && (
        <div>
          <Button variant="default" size="compact-sm" onClick={() => onChange(needed)}>
            {t("groups.policiesNeeded", { policies: needed.join(", ") })}
          </Button>
        </div>
      )}
    </div>
  );
});

/** Every policy with what it allows; none chosen is the least. */
export function PolicyChoice({ policies, onChange }: Omit<PoliciesFieldProps, "findings">) {
  const { t } = useTranslation();
  return (
    <Checkbox.Group value={policies} onChange={onChange} aria-label={t("groups.policies")}>
      <div className={classes.policies}>
        {(Object.keys(layers) as Layer[]).map((layer) => (
          <PolicyLayer key={layer} layer={layer} />
        ))}
      </div>
    </Checkbox.Group>
  );
}

function PolicyLayer({ layer }: { layer: Layer }) {
  const { t } = useTranslation();
  const title = t(`groups.layers.${layer}`);
  return (
    <div>
      <p>
        {layer === "data" && <Term id="dataPermissions">{title}</Term>}
        {layer === "control" && <Term id="managementLayer">{title}</Term>}
        {layer === "both" && title}
      </p>
      <Stack gap="xs">
        {layers[layer].map((policy) => (
          <Checkbox key={policy} value={policy} label={policy} description={t(`groups.policy.${policy}`)} />
        ))}
      </Stack>
    </div>
  );
}
