/** Login through an OpenID Connect provider, with the profile {@code oidc} only: docs/oidc.md. */
package fr.paraphe.security.oidc;
