package id.penjaga.hub.app.security.secret;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Argon2id with 7 MiB, five passes, one lane: of OWASP's equally strong choices the one that holds
/// least. One at a time: the library keeps one such block until the program ends and takes a second
/// while it works, and a flood of guesses must not take the memory the room's data needs.
public class Passwords {
  private static final int PASSES = 5;
  private static final int LANES = 1;
  private static final int OUTPUT_BYTES = 32;
  private static final int SALT_BYTES = 16;

  private final Semaphore turn = new Semaphore(1, true);
  private final Duration patience;
  private final int memoryKib;

  /// Checked against for unknown accounts, so that they cost the same time. No password has it.
  final String decoy;

  /// @param patience how long a login waits for its turn before it is told that the hub is busy
  public Passwords(Duration patience, Cost cost) {
    this.patience = patience;
    this.memoryKib = cost.memoryKib;
    this.decoy =
        "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
            .formatted(
                memoryKib,
                PASSES,
                LANES,
                unpadded(new byte[SALT_BYTES]),
                unpadded(new byte[OUTPUT_BYTES]));
  }

  /// @return the encoded hash with its parameters and salt; null when the hub is too busy
  public @Nullable String hash(String password) {
    if (!enter()) {
      return null;
    }
    try {
      return compute(password);
    } finally {
      turn.release();
    }
  }

  /// Takes the same time whether or not there is such an account.
  ///
  /// @param encoded null for an unknown account
  public Answer check(String password, @Nullable String encoded) {
    if (!enter()) {
      return Answer.BUSY;
    }
    try {
      String against = encoded == null ? decoy : encoded;
      boolean right =
          Password.check(password, against).with(Argon2Function.getInstanceFromHash(against));
      return right && encoded != null ? Answer.RIGHT : Answer.WRONG;
    } finally {
      turn.release();
    }
  }

  /// What one hash costs. It says so itself, and is checked at that: accounts keep what they were
  /// made with.
  public enum Cost {
    SHIPPED(7_168),

    /// A hundredth, where a password protects nothing: in the demo, whose own login page knows it,
    /// and in tests, which make thousands.
    CHEAP(64);

    private final int memoryKib;

    Cost(int memoryKib) {
      this.memoryKib = memoryKib;
    }
  }

  public enum Answer {
    RIGHT,
    WRONG,
    BUSY
  }

  private boolean enter() {
    try {
      return turn.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static String unpadded(byte[] bytes) {
    return Base64.getEncoder().withoutPadding().encodeToString(bytes);
  }

  private String compute(String password) {
    Argon2Function argon2 =
        Argon2Function.getInstance(memoryKib, PASSES, LANES, OUTPUT_BYTES, Argon2.ID);
    return Password.hash(password).addRandomSalt(SALT_BYTES).with(argon2).getResult();
  }
}
