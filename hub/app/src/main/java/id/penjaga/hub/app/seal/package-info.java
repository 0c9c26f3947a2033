/// The electronic seal of the site on its papers: PAdES B-B (ETSI EN 319 142-1), a detached CMS
/// signature with RSA and SHA-256 by a key that lies beside the configuration. Off where none is
/// configured.
///
/// The signature is PKCS #1 v1.5, which has no chance in it: the same bytes get the same seal. The
/// store keeps the certificates of all keys there ever were, so that a reader can check old papers.
/// It must know nothing of cases, papers and pages: it seals bytes.
@NullMarked
package id.penjaga.hub.app.seal;

import org.jspecify.annotations.NullMarked;
