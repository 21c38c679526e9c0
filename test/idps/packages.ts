import { existsSync } from "node:fs";

/** What each proof needs of Debian, and a file that shows it is there. */
export const debianPackages = {
  simplesamlphp: { install: "simplesamlphp php-cli", file: "/usr/share/simplesamlphp/www/module.php" },
  php: { install: "php-cli", file: "/usr/bin/php" },
  perl: { install: "perl", file: "/usr/bin/perl" },
  python: { install: "python3", file: "/usr/bin/python3" },
  lemonldap: {
    install:
      "liblemonldap-ng-portal-perl liblemonldap-ng-manager-perl liblasso-perl libplack-perl libemail-sender-perl libhash-merge-simple-perl libmime-tools-perl libgd-securityimage-perl libimage-magick-perl libxml-simple-perl",
    file: "/usr/share/perl5/Lemonldap/NG/Portal.pm",
  },
} as const;

export function installed(name: keyof typeof debianPackages): boolean {
  return existsSync(debianPackages[name].file);
}
