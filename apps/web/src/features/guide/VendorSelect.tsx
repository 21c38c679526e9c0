import { Select } from "@mantine/core";
import { type Guide, type GuideVendor, guideVendorSchema } from "@modelstudio-sso/contracts";
import { useTranslation } from "react-i18next";

/** Chooses the product to write for; the recognised one is chosen already. Typing finds one among them. */
export function VendorSelect({ guide, choose }: { guide: Guide; choose: (vendor: GuideVendor) => void }) {
  const { t } = useTranslation();
  return (
    <Select
      searchable
      allowDeselect={false}
      label={t("guide.product")}
      description={t("guide.productNote")}
      nothingFoundMessage={t("guide.noProduct")}
      data-testid="guide-vendor"
      value={guide.vendor}
      data={guide.vendors.map(({ id, name }) => ({
        value: id,
        label: id === guide.recognised && id !== "generic" ? t("guide.recognised", { name }) : name,
      }))}
      onChange={(value) => {
        const vendor = guideVendorSchema.safeParse(value);
        if (vendor.success) choose(vendor.data);
      }}
    />
  );
}
