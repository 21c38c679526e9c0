# Written by modelstudio-sso from the federation "acme-users" of account 5123456789012345.
# Workspace memberships are not part of it: no public API and no Terraform resource adds a RAM role to a Model Studio
# workspace. Made with 2 membership(s) left to a person.
terraform {
  required_providers {
    alicloud = {
      source  = "aliyun/alicloud"
      version = ">= 1.252.0"
    }
  }
}

resource "alicloud_ram_user" "sam_lee" {
  name         = "sam.lee"
  display_name = "Sam Lee"
  comments     = "Managed by modelstudio-sso [msso:acme-users]"
}

resource "alicloud_ram_role" "AI-Admins" {
  role_name                   = "AI-Admins"
  description                 = "Managed by modelstudio-sso [msso:acme-users]"
  assume_role_policy_document = <<-EOT
    {
      "Version": "1",
      "Statement": [
        {
          "Effect": "Allow",
          "Action": "sts:AssumeRole",
          "Principal": {
            "RAM": [
              "acs:ram::5123456789012345:user/lin.wei"
            ]
          }
        }
      ]
    }
  EOT
  max_session_duration        = 3600
  tags = {
    "modelstudio-sso-federation" = "acme-users"
  }
}

resource "alicloud_ram_role" "AI-Developers" {
  role_name                   = "AI-Developers"
  description                 = "Managed by modelstudio-sso [msso:acme-users]"
  assume_role_policy_document = <<-EOT
    {
      "Version": "1",
      "Statement": [
        {
          "Effect": "Allow",
          "Action": "sts:AssumeRole",
          "Principal": {
            "RAM": [
              "acs:ram::5123456789012345:user/lin.wei",
              "acs:ram::5123456789012345:user/sam.lee"
            ]
          }
        }
      ]
    }
  EOT
  max_session_duration        = 3600
  tags = {
    "modelstudio-sso-federation" = "acme-users"
  }
}

resource "alicloud_ram_role_policy_attachment" "AI-Admins-AliyunBailianDataFullAccess" {
  role_name   = alicloud_ram_role.AI-Admins.role_name
  policy_name = "AliyunBailianDataFullAccess"
  policy_type = "System"
}

resource "alicloud_ram_policy" "msso-acme-users-assume-AI-Admins" {
  policy_name     = "msso-acme-users-assume-AI-Admins"
  description     = "Managed by modelstudio-sso [msso:acme-users]"
  policy_document = <<-EOT
    {
      "Version": "1",
      "Statement": [
        {
          "Effect": "Allow",
          "Action": "sts:AssumeRole",
          "Resource": "acs:ram:*:5123456789012345:role/AI-Admins"
        }
      ]
    }
  EOT
  rotate_strategy = "DeleteOldestNonDefaultVersionWhenLimitExceeded"
  tags = {
    "modelstudio-sso-federation" = "acme-users"
  }
}

resource "alicloud_ram_user_policy_attachment" "lin_wei-msso-acme-users-assume-AI-Admins" {
  user_name   = "lin.wei"
  policy_name = alicloud_ram_policy.msso-acme-users-assume-AI-Admins.policy_name
  policy_type = "Custom"
}

resource "alicloud_ram_policy" "msso-acme-users-assume-AI-Developers" {
  policy_name     = "msso-acme-users-assume-AI-Developers"
  description     = "Managed by modelstudio-sso [msso:acme-users]"
  policy_document = <<-EOT
    {
      "Version": "1",
      "Statement": [
        {
          "Effect": "Allow",
          "Action": "sts:AssumeRole",
          "Resource": "acs:ram:*:5123456789012345:role/AI-Developers"
        }
      ]
    }
  EOT
  rotate_strategy = "DeleteOldestNonDefaultVersionWhenLimitExceeded"
  tags = {
    "modelstudio-sso-federation" = "acme-users"
  }
}

resource "alicloud_ram_user_policy_attachment" "lin_wei-msso-acme-users-assume-AI-Developers" {
  user_name   = "lin.wei"
  policy_name = alicloud_ram_policy.msso-acme-users-assume-AI-Developers.policy_name
  policy_type = "Custom"
}

resource "alicloud_ram_user_policy_attachment" "sam_lee-msso-acme-users-assume-AI-Developers" {
  user_name   = alicloud_ram_user.sam_lee.name
  policy_name = alicloud_ram_policy.msso-acme-users-assume-AI-Developers.policy_name
  policy_type = "Custom"
}

