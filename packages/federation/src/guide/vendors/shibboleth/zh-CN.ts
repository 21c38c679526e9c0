import type { Text } from "./en.ts";

export const zhCN: Text = {
  name: "Shibboleth IdP",
  summary: "四段 XML 配置：Mapped 属性定义把用户组转换为角色值，脚本生成 RoleSessionName。",
  labels: {},
  tile: "https://您的-idp/idp/profile/SAML2/Unsolicited/SSO?providerId= 加上受众",
  sessionName:
    "由 attribute-resolver.xml 中的脚本生成：mail（或 uid）若为 2 到 32 个允许的字符则直接使用，否则取 @ 之前的部分，再否则使用 u- 加摘要。",
  abilities: {
    "computed-roles": "Mapped 属性定义，每个用户组一个表达式，精确匹配并区分大小写。",
    "relay-state": "写在应用入口地址的 target= 参数中；IdP 不为单个 SP 保存默认值。",
  },
  steps: {
    metadata: {
      title: "加载阿里云的元数据",
      text: "把元数据提供者添加到 conf/metadata-providers.xml。若 IdP 无法访问互联网，可下载元数据后改用 FilesystemMetadataProvider。",
    },
    attributes: {
      title: "定义属性",
      text: "把这些定义复制到 conf/attribute-resolver.xml，并将 myLDAP 换成您的数据连接器名称。memberOf 通常是 DN，此时本配置中的用户组也必须写成完整的 DN。IdP 5 起运行脚本需要 Nashorn 插件：bin/plugin.sh -I net.shibboleth.idp.plugin.nashorn。",
    },
    filter: {
      title: "放行属性",
      text: "把策略复制到 conf/attribute-filter.xml。只有阿里云会收到这些属性。",
    },
    signing: {
      title: "对断言签名，且不加密",
      text: "把该 bean 复制到 conf/relying-party.xml 的 shibboleth.RelyingPartyOverrides 中。默认会加密，这会导致登录失败。",
    },
    reload: {
      title: "重新加载并测试",
      text: "重新加载各项服务（bin/reload-service.sh -id shibboleth.AttributeResolverService，以及 AttributeFilterService、MetadataResolverService、RelyingPartyResolverService），或重启 IdP。可用 bin/aacli.sh -n 用户 -r 加受众检查结果。最后打开应用入口地址，并把它放到企业门户上。",
    },
  },
  configurations: {
    "metadata-providers": {
      title: "metadata-providers.xml",
      howToImport: "把内层元素复制到 conf/metadata-providers.xml。",
    },
    "attribute-resolver": {
      title: "attribute-resolver.xml",
      howToImport: "把内层元素复制到 conf/attribute-resolver.xml，并填写数据连接器名称。",
    },
    "attribute-filter": {
      title: "attribute-filter.xml",
      howToImport: "把策略复制到 conf/attribute-filter.xml。",
    },
    "relying-party": { title: "relying-party.xml", howToImport: "把 bean 复制到 conf/relying-party.xml。" },
  },
  warnings: {},
  unverified: ["这些配置片段只检查了格式，未在运行中的 Shibboleth IdP 上加载过。"],
};
