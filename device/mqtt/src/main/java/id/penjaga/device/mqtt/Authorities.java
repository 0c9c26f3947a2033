package id.penjaga.device.mqtt;

import id.penjaga.device.shell.files.FileWords;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/// Trust in a site's own certificate authorities instead of those of the Java runtime.
public final class Authorities {
  private Authorities() {}

  /// @param pem one or more certificates in PEM form
  /// @throws BrokerException with a sentence that names the file, when it cannot be read or holds
  ///     none
  public static SSLSocketFactory in(Path pem) throws BrokerException {
    Collection<? extends Certificate> certificates = certificates(pem);
    if (certificates.isEmpty()) {
      throw new BrokerException(pem + " holds no certificates in PEM form; write the file again");
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
    } catch (GeneralSecurityException | IOException e) {
      throw new BrokerException("the Java runtime lacks a part of TLS: " + e, e);
    }
  }

  private static Collection<? extends Certificate> certificates(Path pem) throws BrokerException {
    try (InputStream in = Files.newInputStream(pem)) {
      return CertificateFactory.getInstance("X.509").generateCertificates(in);
    } catch (CertificateException e) {
      throw new BrokerException(
          pem + " holds no certificates in PEM form; write the file again (" + e.getMessage() + ")",
          e);
    } catch (IOException e) {
      throw new BrokerException(FileWords.of(pem, e), e);
    }
  }
}
