package id.penjaga.hub.app.setup;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/// Writes the files of a mosquitto that serves one site: settings, access rules, accounts.
///
/// The rules name each device. A `pattern` rule would hold for every account, so that an account
/// that may only watch could speak as a device; and a client's id is its account's name, so that no
/// account can push another off the line.
public final class BrokerRules {
  /// The hub's account.
  public static final String HUB = "hub";

  /// The account of those who watch.
  public static final String NOC = "noc";

  private static final int ITERATIONS = 101;
  private static final int SALT_BYTES = 12;
  private static final int HASH_BITS = 512;

  private BrokerRules() {}

  /// The access rules.
  ///
  /// @param devices names of the devices, which are also their accounts
  public static String acl(List<String> devices) {
    StringBuilder text =
        new StringBuilder(
            """
            # Who may say and hear what. Everything not named here is refused. The rules name each device:
            # one for every account would let those who watch speak as a device. For another device give
            # the hub its line too, and copy the block of the device.

            # The hub hears every device and answers it. It writes the state of a device only to clear what
            # the broker retains of one that was retired. Its checkpoints are for the NOC to keep.
            user hub
            topic read penjaga/v1/+/up/#
            topic read penjaga/v1/+/state/#
            topic write penjaga/v1/+/down/#
            topic write penjaga/v1/hub/checkpoint/#
            topic write penjaga/v1/hub/notice/#
            topic write penjaga/v1/hub/heartbeat
            """);
    for (String device : devices) {
      text.append("topic write penjaga/v1/%s/state/#\n".formatted(device));
    }
    text.append(
        """

        # The NOC watches, keeps the hub's checkpoints, and gives receipts of notices.
        user noc
        topic read penjaga/v1/+/state/#
        topic read penjaga/v1/hub/checkpoint/#
        topic read penjaga/v1/hub/notice/#
        topic read penjaga/v1/hub/heartbeat
        topic write penjaga/v1/noc/up/receipt
        """);
    for (String device : devices) {
      text.append(
          """

          # A device: its account is its name.
          user %1$s
          topic write penjaga/v1/%1$s/up/#
          topic write penjaga/v1/%1$s/state/#
          topic read penjaga/v1/%1$s/down/#
          """
              .formatted(device));
    }
    return text.toString();
  }

  /// The settings.
  ///
  /// @param folder that holds `ca.crt`, `broker.crt`, `broker.key`, `accounts`, `acl` and `data`
  /// @param user whom the broker becomes when root starts it
  static String settings(Path folder, int port, String user) {
    return """
    # Made by penjaga-hub init. Start it with: mosquitto -c %1$s/mosquitto.conf
    listener %2$d
    cafile   %1$s/ca.crt
    certfile %1$s/broker.crt
    keyfile  %1$s/broker.key
    tls_version tlsv1.2
    user %3$s

    allow_anonymous false
    password_file %1$s/accounts
    acl_file      %1$s/acl
    # A client is its account: nobody can push another off the line by its id.
    use_username_as_clientid true

    # The device's journal and the hub's store are the memory; the broker only needs to keep the
    # retained state of now.
    persistence true
    persistence_location %1$s/data/
    autosave_interval 30

    max_inflight_messages 100
    max_queued_messages   100000
    max_packet_size       300000
    """
        .formatted(folder, port, user);
  }

  /// The accounts, each password hashed as `mosquitto_passwd` does it (PBKDF2, SHA-512).
  static String accounts(Map<String, String> passwords, SecureRandom random) {
    StringBuilder text = new StringBuilder();
    passwords.forEach((account, password) -> {
      byte[] salt = new byte[SALT_BYTES];
      random.nextBytes(salt);
      text.append(account)
          .append(":$7$" + ITERATIONS + "$")
          .append(Base64.getEncoder().encodeToString(salt))
          .append('$')
          .append(Base64.getEncoder().encodeToString(hash(password, salt)))
          .append('\n');
    });
    return text.toString();
  }

  private static byte[] hash(String password, byte[] salt) {
    try {
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512")
          .generateSecret(new PBEKeySpec(password.toCharArray(), salt, ITERATIONS, HASH_BITS))
          .getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has PBKDF2", e);
    }
  }
}
