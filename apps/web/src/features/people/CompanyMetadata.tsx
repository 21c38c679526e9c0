import { Button, Group, Stack, Text } from "@mantine/core";
import type { CompanySignIn } from "@modelstudio-sso/contracts";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Facts } from "../../parts/Facts.tsx";
import type { Candidate } from "../../parts/metadata/candidate.ts";
import { MetadataPreview } from "../../parts/metadata/MetadataPreview.tsx";
import { MetadataSource } from "../../parts/metadata/MetadataSource.tsx";

interface CompanyMetadataProps {
  saved: CompanySignIn;
  onUse: (metadataXml: string) => void;
}

/** The company's IdP: which one is believed, and bringing another; what was read is shown before it counts. */
export function CompanyMetadata({ saved, onUse }: CompanyMetadataProps) {
  const { t } = useTranslation();
  const [candidate, setCandidate] = useState<Candidate>();
  const [replacing, setReplacing] = useState(false);
  if (candidate !== undefined) {
    // What RAM would get of it is of no matter here.
    const { registered: _registered, ...check } = candidate.check;
    return (
      <Stack gap="lg">
        <MetadataPreview check={check} />
        <Group gap="sm">
          <Button disabled={!check.ok} onClick={() => onUse(candidate.xml)}>
            {t("people.company.use")}
          </Button>
          <Button variant="default" onClick={() => setCandidate(undefined)}>
            {t("idp.discard")}
          </Button>
        </Group>
      </Stack>
    );
  }
  if (saved.metadataXml === null || replacing) {
    return (
      <Stack gap="sm">
        <Text fw={600}>{t("people.company.metadata")}</Text>
        <MetadataSource onRead={setCandidate} />
      </Stack>
    );
  }
  const entityId = saved.check?.idp?.entityId;
  return (
    <Stack gap="sm">
      {entityId !== undefined && (
        <Facts rows={[[t("people.company.idp"), <code key="idp">{entityId}</code>]]} />
      )}
      <div>
        <Button variant="default" size="xs" onClick={() => setReplacing(true)}>
          {t("people.company.replace")}
        </Button>
      </div>
    </Stack>
  );
}
