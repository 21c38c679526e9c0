import { Button, Stack, Text } from "@mantine/core";
import type { Certificate, IdpSummary, MetadataCheck } from "@modelstudio-sso/contracts";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Code } from "../Code.tsx";
import { DiagnosticList } from "../DiagnosticList.tsx";
import { Facts } from "../Facts.tsx";
import { Panel } from "../Panel.tsx";
import { Term } from "../Term.tsx";
import { useDate } from "../useDate.ts";
import { ValidityBar } from "../ValidityBar.tsx";
import { vendorName } from "../vendorName.ts";
import classes from "./metadata.module.css";

/** What was understood of the metadata, what of it goes to RAM, and what stands in the way. */
export function MetadataPreview({ check }: { check: MetadataCheck }) {
  const { t } = useTranslation();
  return (
    <Stack gap="lg" data-testid="metadata-preview">
      <DiagnosticList diagnostics={check.diagnostics} />
      {check.idp !== undefined && (
        <Panel title={t("idp.preview")}>
          <Summary idp={check.idp} />
        </Panel>
      )}
      {check.idp !== undefined && (
        <Panel title={t("idp.certificates")} aside={check.idp.certificates.length}>
          {check.idp.certificates.length === 0 && <Text>{t("idp.noCertificates")}</Text>}
          <ul className={classes.certificates}>
            {check.idp.certificates.map((certificate) => (
              <li key={`${certificate.sha256} ${certificate.use}`}>
                <CertificateItem certificate={certificate} />
              </li>
            ))}
          </ul>
        </Panel>
      )}
      {check.registered !== undefined && <Registered registered={check.registered} />}
    </Stack>
  );
}

function Summary({ idp }: { idp: IdpSummary }) {
  const { t } = useTranslation();
  const date = useDate();
  const named = [idp.displayName, vendorName(idp.vendor)].filter((part) => part !== undefined);
  return (
    <Facts
      rows={[
        [t("idp.vendor"), named.join(" · ") || t("idp.vendorUnknown")],
        [t("idp.entity"), <code key="entity">{idp.entityId}</code>],
        [
          t("idp.endpoints"),
          <ul key="endpoints" className={classes.plain}>
            {idp.singleSignOn.map(({ binding, location }) => (
              <li key={`${binding} ${location}`}>
                <code>{location}</code> <span className={classes.fine}>{binding.split(":").at(-1)}</span>
              </li>
            ))}
          </ul>,
        ],
        ...(idp.validUntil === undefined
          ? []
          : [[t("idp.validUntil"), date(idp.validUntil, "time")] as [string, string]]),
      ]}
    />
  );
}

function CertificateItem({ certificate }: { certificate: Certificate }) {
  const { t } = useTranslation();
  return (
    <Stack gap={6}>
      <div>
        <strong>{certificate.subject}</strong>{" "}
        <span className={classes.fine}>
          {certificate.keyType.toUpperCase()} {certificate.keyBits}
        </span>
      </div>
      <ValidityBar notBefore={certificate.notBefore} notAfter={certificate.notAfter} />
      <div className={classes.fine}>
        {t("idp.fingerprint")}: <code>{certificate.sha256}</code>
      </div>
    </Stack>
  );
}

function Registered({ registered }: { registered: NonNullable<MetadataCheck["registered"]> }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <Panel title={t("idp.registered")}>
      <Stack gap="sm">
        <Text>
          {t("idp.registeredText", { bytes: registered.bytes.toLocaleString() })} <Term id="entityId" />
        </Text>
        {registered.leftOut.length === 0 ? (
          <Text c="dimmed">{t("idp.nothingLeftOut")}</Text>
        ) : (
          <div>
            <Text fw={550}>{t("idp.leftOut")}</Text>
            <ul style={{ margin: "0.25rem 0 0", paddingInlineStart: "1.25rem" }}>
              {registered.leftOut.map((item) => (
                <li key={item}>{item}</li>
              ))}
            </ul>
          </div>
        )}
        <div>
          <Button variant="default" size="xs" aria-expanded={open} onClick={() => setOpen(!open)}>
            {open ? t("idp.hideXml") : t("idp.showXml")}
          </Button>
        </div>
        {open && <Code text={registered.xml} label={t("idp.registered")} />}
      </Stack>
    </Panel>
  );
}
