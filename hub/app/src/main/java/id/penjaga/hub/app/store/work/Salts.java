package id.penjaga.hub.app.store.work;

import java.security.SecureRandom;
import java.util.function.Supplier;

/// Salts of commitments: random bytes of the machine.
public final class Salts implements Supplier<byte[]> {
  public static final Salts RANDOM = new Salts();

  private static final int BYTES = 32;

  private final SecureRandom random = new SecureRandom();

  private Salts() {}

  @Override
  public byte[] get() {
    byte[] salt = new byte[BYTES];
    random.nextBytes(salt);
    return salt;
  }
}
