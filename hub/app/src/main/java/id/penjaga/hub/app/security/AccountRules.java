package id.penjaga.hub.app.security;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a name and a password must look like. Length is what makes a password strong; nothing else
/// is asked (NIST SP 800-63B).
public final class AccountRules {
  public static final int SHORTEST_PASSWORD = 12;
  public static final int LONGEST_PASSWORD = 128;
  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._-]{1,39}");

  private AccountRules() {}

  /// The form under which two names are the same name.
  static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  static Optional<AccountProblem> judge(String name, String password) {
    return NAME.matcher(name).matches()
        ? judgePassword(name, password)
        : Optional.of(AccountProblem.NAME_FORM);
  }

  static Optional<AccountProblem> judgePassword(String name, String password) {
    if (password.length() < SHORTEST_PASSWORD) {
      return Optional.of(AccountProblem.PASSWORD_SHORT);
    }
    if (password.length() > LONGEST_PASSWORD) {
      return Optional.of(AccountProblem.PASSWORD_LONG);
    }
    return key(password).contains(key(name))
        ? Optional.of(AccountProblem.PASSWORD_HAS_NAME)
        : Optional.empty();
  }
}
