import type { Guide, GuideLocale } from "@modelstudio-sso/contracts";

interface PageWords {
  generated: string;
  index: string;
  indexLead: string;
  sample: string;
  other: string;
  documentedBy: Record<Guide["documentedBy"], string>;
  headings: Record<
    "abilities" | "roles" | "steps" | "values" | "files" | "warnings" | "unverified" | "sources",
    string
  >;
  answers: Record<Guide["abilities"][number]["answer"], string>;
  columns: { group: string; role: string; value: string; ability: string; answer: string };
}

export const pageWords: Record<GuideLocale, PageWords> = {
  en: {
    generated: "Written by `pnpm guides` from packages/federation/src/guide; edit it there.",
    index: "Guides for identity providers",
    indexLead:
      "One page for each product, written for a sample federation. The service writes the same for yours, with your account, your roles and your groups filled in.",
    sample:
      "Sample: account 5123456789012345, international site, provider AcmeIdP, two roles. The service and `msso guide` write this page for your own federation.",
    other: "简体中文",
    documentedBy: {
      alibaba: "Documented by Alibaba Cloud.",
      vendor: "Documented by the vendor.",
      nobody:
        "Documented by neither Alibaba Cloud nor the vendor for role-based SSO. The values are exact; menu names may differ.",
    },
    headings: {
      abilities: "What it can do",
      roles: "Who gets which role",
      steps: "Step by step",
      values: "Further values",
      files: "Configuration made for this federation",
      warnings: "Mind this",
      unverified: "What was not confirmed",
      sources: "Sources",
    },
    answers: { yes: "yes", no: "no", limited: "with limits", unknown: "not known" },
    columns: { group: "Group", role: "Role", value: "Attribute value", ability: "Ability", answer: "Answer" },
  },
  "zh-CN": {
    generated: "由 `pnpm guides` 根据 packages/federation/src/guide 生成；请在那里修改。",
    index: "身份提供商指引",
    indexLead: "每个产品一页，以示例配置写成。服务会为您的配置生成同样的内容，并填入您的账号、角色和用户组。",
    sample:
      "示例：账号 5123456789012345，国际站，提供商 AcmeIdP，两个角色。服务和 `msso guide` 会按您自己的配置生成此页。",
    other: "English",
    documentedBy: {
      alibaba: "阿里云有官方文档。",
      vendor: "厂商有官方文档。",
      nobody: "阿里云和厂商均没有针对角色 SSO 的文档。这些值是准确的，但菜单名称可能不同。",
    },
    headings: {
      abilities: "能力",
      roles: "谁获得哪个角色",
      steps: "逐步操作",
      values: "其他值",
      files: "为此配置生成的文件",
      warnings: "请注意",
      unverified: "尚未确认的内容",
      sources: "来源",
    },
    answers: { yes: "支持", no: "不支持", limited: "有限支持", unknown: "未知" },
    columns: { group: "用户组", role: "角色", value: "属性值", ability: "能力", answer: "答案" },
  },
};
