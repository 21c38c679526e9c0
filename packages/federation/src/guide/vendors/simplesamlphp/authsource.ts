/**
 * A directory that releases what the entry for Alibaba Cloud reads; to be adapted, and free of any secret. Source:
 * SimpleSAMLphp, "ldap:Ldap".
 */
export function authsource(): string {
  return `<?php

// An example for config/authsources.php of SimpleSAMLphp 2. The service provider's entry reads the attributes
// groups, mail, eduPersonPrincipalName and uid; rename yours to these with core:AttributeMap where they differ.
$config['company-directory'] = [
    'ldap:Ldap',
    'connection_string' => 'ldaps://ldap.example.com',
    'encryption' => 'ssl',
    'attributes' => ['uid', 'mail', 'memberOf'],
    'dnpattern' => 'uid=%username%,ou=people,dc=example,dc=com',
    'search.enable' => false,
];
`;
}
