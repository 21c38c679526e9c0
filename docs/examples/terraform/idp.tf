# Written by modelstudio-sso from the federation "acme" of account 5123456789012345.
# Workspace memberships are not part of it: no public API and no Terraform resource adds a RAM role to a Model Studio
# workspace. Made with 3 membership(s) left to a person.
terraform {
  required_providers {
    alicloud = {
      source  = "aliyun/alicloud"
      version = ">= 1.252.0"
    }
  }
}

resource "alicloud_ram_saml_provider" "AcmeIdp" {
  saml_provider_name            = "AcmeIdp"
  encodedsaml_metadata_document = base64encode("<EntityDescriptor xmlns=\"urn:oasis:names:tc:SAML:2.0:metadata\" entityID=\"https://idp.acme.example/saml\">\n  <IDPSSODescriptor protocolSupportEnumeration=\"urn:oasis:names:tc:SAML:2.0:protocol\">\n    <KeyDescriptor use=\"signing\">\n      <KeyInfo xmlns=\"http://www.w3.org/2000/09/xmldsig#\">\n        <X509Data><X509Certificate>MIICyDCCAbACAQEwDQYJKoZIhvcNAQELBQAwKjEZMBcGA1UEAwwQaWRwLmFjbWUuZXhhbXBsZTENMAsGA1UECgwEQWNtZTAeFw0yNDAxMDEwMDAwMDBaFw00NDAxMDEwMDAwMDBaMCoxGTAXBgNVBAMMEGlkcC5hY21lLmV4YW1wbGUxDTALBgNVBAoMBEFjbWUwggEiMA0GCSqGSIb3DQEBAQUAA4IBDwAwggEKAoIBAQDM3ujwnujn+H6uW78IcVmG3RHSgvpGwWSfpugqnmzSJZsvbSDO3xJelpoT4gjAUVYXLpXax73Oa0N7q/4ABGzU3MH2DpurpPoFB2poqIo+VhI36R/dMNsi2dQekgwFmdeXc6cHZCYWmqkylVyoBVG6IxrzbUn8WiLrE9cf7xWzKb69aZandCCw5FjmZ4iN4Q4pVtxmTGeIakrdV1j0atFCKmfpD/Xg9R/gJQdoqGyJAgXzGTR8uwW/rXgaDVJuVPmlww0HIGSxwJMQnicVxV372yAwXNaRmjlrITYTN1xTDhVjL7wFzQAw/vMcThCyqN5ZU6DG90tKZ2gD/YCzl5QBAgMBAAEwDQYJKoZIhvcNAQELBQADggEBAERQMQIQF7dGKtluFQWU2TPwkW3azI2sAAOe1Dci0w2cViEQNae3IoVESb44WCBNA/+DFQZaFsPacKSnF4t20zwA+2LvCrvPAQlp1/oO8YhV02BNVjqJdTzZhl+qtVe7DzJv3UAuXObNGAP5Tq/hmhdww5KlzAFisp0uu+GmL8HLJIrA2MOkOlh5rQy/2IwqR/hah4rAhvVbOD9VJCZMHp31W7BVJ1i/35MHeUdjvwi+rBpE83efSDXR6BAQlWMM6+mS3D0HSEdQwBT8ER6B9CegFN1uD/QMbb4kezkg3Rpx2soEu6GuKktHtuuiYdnfiOZOtqbOAzUWcPEt6CE67XA=</X509Certificate></X509Data>\n      </KeyInfo>\n    </KeyDescriptor>\n    <SingleSignOnService Binding=\"urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST\" Location=\"https://idp.acme.example/sso\"/>\n    <SingleSignOnService Binding=\"urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect\" Location=\"https://idp.acme.example/sso\"/>\n  </IDPSSODescriptor>\n</EntityDescriptor>\n")
  description                   = "Managed by modelstudio-sso [msso:acme]"
}

resource "alicloud_ram_role" "AI-Admins" {
  role_name                   = "AI-Admins"
  description                 = "Managed by modelstudio-sso [msso:acme]"
  assume_role_policy_document = <<-EOT
    {
      "Version": "1",
      "Statement": [
        {
          "Effect": "Allow",
          "Action": "sts:AssumeRole",
          "Principal": {
            "Federated": [
              "acs:ram::5123456789012345:saml-provider/AcmeIdp"
            ]
          },
          "Condition": {
            "StringEquals": {
              "saml:recipient": [
                "https://signin.alibabacloud.com/saml-role/sso"
              ]
            }
          }
        }
      ]
    }
  EOT
  max_session_duration        = 7200
  tags = {
    "modelstudio-sso-federation" = "acme"
  }
}

resource "alicloud_ram_role" "AI-Developers" {
  role_name                   = "AI-Developers"
  description                 = "Managed by modelstudio-sso [msso:acme]"
  assume_role_policy_document = <<-EOT
    {
      "Version": "1",
      "Statement": [
        {
          "Effect": "Allow",
          "Action": "sts:AssumeRole",
          "Principal": {
            "Federated": [
              "acs:ram::5123456789012345:saml-provider/AcmeIdp"
            ]
          },
          "Condition": {
            "StringEquals": {
              "saml:recipient": [
                "https://signin.alibabacloud.com/saml-role/sso"
              ]
            }
          }
        }
      ]
    }
  EOT
  max_session_duration        = 3600
  tags = {
    "modelstudio-sso-federation" = "acme"
  }
}

resource "alicloud_ram_role_policy_attachment" "AI-Admins-AliyunBailianDataFullAccess" {
  role_name   = alicloud_ram_role.AI-Admins.role_name
  policy_name = "AliyunBailianDataFullAccess"
  policy_type = "System"
}

