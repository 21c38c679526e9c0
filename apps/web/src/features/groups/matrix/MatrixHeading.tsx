import { useTranslation } from "react-i18next";
import type { MatrixLayout, ShownWorkspace } from "./layout.ts";
import classes from "./matrix.module.css";

interface MatrixHeadingProps {
  layout: MatrixLayout;
  shown: readonly number[];
  workspaces: readonly ShownWorkspace[];
  users: boolean;
  selected: ReadonlySet<number>;
  mayEdit: boolean;
  onSelect: (selected: ReadonlySet<number>) => void;
}

/** The names of the columns, and the box that selects every role that is shown, in sight or not. */
export function MatrixHeading(props: MatrixHeadingProps) {
  const { layout, workspaces, users } = props;
  const { t } = useTranslation();
  const subjects = t(users ? "groups.matrix.users" : "groups.matrix.groups");
  return (
    <thead>
      <tr aria-rowindex={1} className={classes.headingRow}>
        <th scope="col" className={classes.check}>
          <SelectAll {...props} />
        </th>
        <th scope="col">{t("groups.matrix.role")}</th>
        {layout !== "stacked" && (
          <>
            <th scope="col">{subjects}</th>
            {layout === "list" ? (
              <th scope="col">{t("groups.workspaces")}</th>
            ) : (
              workspaces.map(({ id, name, region, known }) => (
                <th scope="col" key={id} title={id}>
                  {name}
                  <small data-unknown={!known || undefined}>
                    {known ? region : t("groups.unknownWorkspace")}
                  </small>
                </th>
              ))
            )}
            <th scope="col">{t("groups.matrix.policies")}</th>
            <th scope="col">{t("groups.matrix.session")}</th>
          </>
        )}
        <th scope="col" className={classes.sign}>
          <span className={classes.hidden}>{t("groups.matrix.findingsColumn")}</span>
        </th>
      </tr>
    </thead>
  );
}

function SelectAll({ shown, selected, mayEdit, onSelect }: MatrixHeadingProps) {
  const { t } = useTranslation();
  const all = shown.length > 0 && shown.every((index) => selected.has(index));
  const toggle = () => {
    const gone = new Set(all ? shown : []);
    onSelect(
      all ? new Set([...selected].filter((index) => !gone.has(index))) : new Set([...selected, ...shown]),
    );
  };
  return (
    <input
      type="checkbox"
      checked={all}
      disabled={!mayEdit}
      aria-label={t("groups.matrix.selectAll")}
      ref={(box) => {
        if (box !== null) box.indeterminate = !all && selected.size > 0;
      }}
      onChange={toggle}
    />
  );
}
