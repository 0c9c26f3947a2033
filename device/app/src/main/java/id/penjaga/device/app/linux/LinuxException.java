package id.penjaga.device.app.linux;

import java.util.Map;

/// A call that the kernel refused.
public final class LinuxException extends Exception {
  public static final int ENOENT = 2;
  public static final int EINTR = 4;
  public static final int EAGAIN = 11;
  public static final int EACCES = 13;
  public static final int EBUSY = 16;

  /// No space left, or no inode.
  public static final int ENOSPC = 28;

  /// The quota of this user is used up.
  public static final int EDQUOT = 122;

  /// The errors that a wire can show; the numbers are those of ARM and x86.
  private static final Map<Integer, String> SYMBOLS =
      Map.ofEntries(
          Map.entry(1, "EPERM"),
          Map.entry(ENOENT, "ENOENT"),
          Map.entry(EINTR, "EINTR"),
          Map.entry(5, "EIO"),
          Map.entry(6, "ENXIO"),
          Map.entry(9, "EBADF"),
          Map.entry(EAGAIN, "EAGAIN"),
          Map.entry(12, "ENOMEM"),
          Map.entry(EACCES, "EACCES"),
          Map.entry(EBUSY, "EBUSY"),
          Map.entry(19, "ENODEV"),
          Map.entry(20, "ENOTDIR"),
          Map.entry(21, "EISDIR"),
          Map.entry(22, "EINVAL"),
          Map.entry(24, "EMFILE"),
          Map.entry(25, "ENOTTY"),
          Map.entry(32, "EPIPE"),
          Map.entry(61, "ENODATA"),
          Map.entry(71, "EPROTO"),
          Map.entry(95, "EOPNOTSUPP"),
          Map.entry(107, "ENOTCONN"),
          Map.entry(108, "ESHUTDOWN"),
          Map.entry(110, "ETIMEDOUT"),
          Map.entry(111, "ECONNREFUSED"),
          Map.entry(121, "EREMOTEIO"));

  private final int number;

  LinuxException(String call, int number) {
    super(call + " was refused: " + name(number));
    this.number = number;
  }

  /// `errno` as the kernel gave it.
  public int number() {
    return number;
  }

  /// Its name, such as `ETIMEDOUT`; `errno 99` for one that no wire should show.
  public String symbol() {
    return name(number);
  }

  private static String name(int number) {
    return SYMBOLS.getOrDefault(number, "errno " + number);
  }
}
