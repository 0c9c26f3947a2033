package id.penjaga.hub.app;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/// A site's own certificate authorities, believed instead of those of the Java runtime.
public final class Authorities {
  private Authorities() {}

  /// @param pem one or more certificates
  public static SSLSocketFactory in(Path pem) throws HubRefused {
    Collection<? extends Certificate> certificates;
    try (InputStream in = Files.newInputStream(pem)) {
      certificates = CertificateFactory.getInstance("X.509").generateCertificates(in);
    } catch (IOException | GeneralSecurityException e) {
      throw new HubRefused(pem + " holds no certificates in PEM form: " + e.getMessage(), e);
    }
    if (certificates.isEmpty()) {
      throw new HubRefused(pem + " holds no certificates in PEM form; write the file again");
    }
    try {
      KeyStore believed = KeyStore.getInstance("PKCS12");
      believed.load(null, null);
      for (Certificate certificate : certificates) {
        believed.setCertificateEntry("ca-" + believed.size(), certificate);
      }
      TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
      trust.init(believed);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context.getSocketFactory();
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException("the Java runtime lacks a part of TLS", e);
    }
  }
}
