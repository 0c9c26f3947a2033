package id.penjaga.hub.app.seal;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.Arrays;

/// A detached CMS signature (RFC 5652) with the attributes that PAdES B-B asks for: content type,
/// digest, and the certificate it is made with (RFC 5035). The signing time stands in the document
/// beside it, as PAdES wants.
final class CmsSignature {
  private static final String DATA = "1.2.840.113549.1.7.1";
  private static final String SIGNED_DATA = "1.2.840.113549.1.7.2";
  private static final String CONTENT_TYPE = "1.2.840.113549.1.9.3";
  private static final String MESSAGE_DIGEST = "1.2.840.113549.1.9.4";
  private static final String SIGNING_CERTIFICATE = "1.2.840.113549.1.9.16.2.47";
  private static final String SHA256 = "2.16.840.1.101.3.4.2.1";
  private static final String RSA = "1.2.840.113549.1.1.1";
  private static final int SET = 0x31;
  private static final int FIRST = 0xA0;

  private CmsSignature() {}

  /// @param content what is signed; it is not part of the signature
  /// @param key of the certificate, RSA
  /// @param authority that vouches for it; its certificate goes along
  static byte[] of(
      byte[] content, PrivateKey key, X509Certificate certificate, X509Certificate authority)
      throws GeneralSecurityException {
    byte[] issuer = certificate.getIssuerX500Principal().getEncoded();
    byte[] serial = Der.integer(certificate.getSerialNumber());
    byte[] certificateId =
        Der.sequence(
            Der.octets(sha256(certificate.getEncoded())),
            Der.sequence(Der.sequence(Der.tagged(4, issuer)), serial));
    byte[] attributes =
        Der.set(
            attribute(CONTENT_TYPE, Der.oid(DATA)),
            attribute(MESSAGE_DIGEST, Der.octets(sha256(content))),
            attribute(SIGNING_CERTIFICATE, Der.sequence(Der.sequence(certificateId))));
    Signature signer = Signature.getInstance("SHA256withRSA");
    signer.initSign(key);
    signer.update(attributes);
    byte[] tagged = attributes.clone();
    tagged[0] = (byte) FIRST; // in the message the set of attributes bears the tag of its place
    byte[] info =
        Der.sequence(
            Der.integer(BigInteger.ONE),
            Der.sequence(issuer, serial),
            Der.algorithm(SHA256),
            tagged,
            Der.algorithm(RSA),
            Der.octets(signer.sign()));
    return Der.sequence(
        Der.oid(SIGNED_DATA),
        Der.tagged(
            0,
            Der.sequence(
                Der.integer(BigInteger.ONE),
                Der.set(Der.algorithm(SHA256)),
                Der.sequence(Der.oid(DATA)),
                Der.tagged(0, sorted(certificate.getEncoded(), authority.getEncoded())),
                Der.of(SET, info))));
  }

  /// In the order of a DER set.
  private static byte[][] sorted(byte[]... parts) {
    Arrays.sort(parts, Arrays::compareUnsigned);
    return parts;
  }

  private static byte[] attribute(String oid, byte[] value) {
    return Der.sequence(Der.oid(oid), Der.set(value));
  }

  private static byte[] sha256(byte[] bytes) throws GeneralSecurityException {
    return MessageDigest.getInstance("SHA-256").digest(bytes);
  }
}
