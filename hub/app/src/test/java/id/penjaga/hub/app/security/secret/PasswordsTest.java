package id.penjaga.hub.app.security.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.password4j.Argon2Function;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PasswordsTest {
  private final Passwords passwords = new Passwords(Duration.ofSeconds(5), Passwords.Cost.CHEAP);

  @Test
  @DisplayName("A guess at an account that is not there costs what one at a real account does")
  void decoy() {
    String real = Objects.requireNonNull(passwords.hash("empat kata sandi panjang"));
    assertEquals(
        Argon2Function.getInstanceFromHash(real),
        Argon2Function.getInstanceFromHash(passwords.decoy));
    assertEquals(parts(real), parts(passwords.decoy));
    assertEquals(Passwords.Answer.WRONG, passwords.check("empat kata sandi panjang", null));
    assertEquals(Passwords.Answer.RIGHT, passwords.check("empat kata sandi panjang", real));
  }

  /// How long salt and hash are.
  private static String parts(String encoded) {
    return encoded.replaceAll("[A-Za-z0-9+/]{20,}", "x").length() + " " + encoded.length();
  }
}
