package id.penjaga.hub.app.store.book;

/// The id of a command that is in the book came again with something else asked. Storing it would
/// lose one of the two, so it is refused; the page asks to load the form again.
public final class CommandReused extends RuntimeException {
  private static final long serialVersionUID = 1;

  CommandReused(String command, long sequence) {
    super(
        "command "
            + command
            + " is entry "
            + sequence
            + " of the book and asked for something else then; load the page again and repeat it");
  }
}
