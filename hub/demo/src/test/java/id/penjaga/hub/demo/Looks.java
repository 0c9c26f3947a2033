package id.penjaga.hub.demo;

/// Which looks at pages a run takes. A page is looked at in several languages, colours and sizes;
/// `mvn verify` takes each page in one of three, `.ci/slow` in all.
public final class Looks {
  private static final int EVERY = Integer.getInteger("browser.every", 3);

  private Looks() {}

  /// @param number of the look: of pages one after the other, another one in each shape
  public static boolean taken(int number) {
    return number % EVERY == 0;
  }
}
