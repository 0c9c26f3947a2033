package id.penjaga.hub.core.probe;

import java.util.List;

/// The SSH protocol that a server offers, as its identification string says (RFC 4253, 4.2).
public enum SshProtocol {
  /// Protocol 2 only.
  TWO,
  /// Protocol 1 is accepted too, which is said as 1.99, or nothing newer is offered.
  OLDER,
  /// No identification string was heard.
  ABSENT;

  private static final String BEGINS = "SSH-";

  /// @param heard what came first from a port; a server may send other lines before its own
  public static SshProtocol of(String heard) {
    return heard
        .lines()
        .filter(line -> line.startsWith(BEGINS))
        .map(line -> line.startsWith("2.0-", BEGINS.length()) ? TWO : OLDER)
        .findFirst()
        .orElse(ABSENT);
  }

  /// Of a server that was heard on several ports: the weakest that it offers.
  public static SshProtocol of(List<String> heard) {
    return heard.stream()
        .map(SshProtocol::of)
        .reduce(
            ABSENT,
            (one, other) ->
                one == OLDER || other == OLDER ? OLDER : one == TWO || other == TWO ? TWO : ABSENT);
  }
}
