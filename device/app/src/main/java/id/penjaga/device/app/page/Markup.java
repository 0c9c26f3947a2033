package id.penjaga.device.app.page;

/// A page being written. Everything that is not a tag of ours is escaped.
final class Markup {
  private final StringBuilder html = new StringBuilder(8_192);

  /// @param tag with its attributes, which are ours
  Markup open(String tag) {
    html.append('<').append(tag).append('>');
    return this;
  }

  Markup close(String tag) {
    html.append("</").append(tag).append(">\n");
    return this;
  }

  Markup text(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '<' -> html.append("&lt;");
        case '>' -> html.append("&gt;");
        case '&' -> html.append("&amp;");
        case '"' -> html.append("&quot;");
        case '\'' -> html.append("&#39;");
        default -> html.append(c);
      }
    }
    return this;
  }

  /// An element with nothing but text.
  Markup element(String tag, String text) {
    int space = tag.indexOf(' ');
    return open(tag).text(text).close(space < 0 ? tag : tag.substring(0, space));
  }

  /// A row of a table, its first cell a heading.
  Markup row(String head, String... cells) {
    open("tr").element("th scope=\"row\"", head);
    for (String cell : cells) {
      element("td", cell);
    }
    return close("tr");
  }

  @Override
  public String toString() {
    return html.toString();
  }

  /// The frame of a page.
  ///
  /// @param path of this page, for the link to the other language
  static Markup page(PageTexts texts, String title, String path, String classes) {
    Markup page = new Markup();
    page.open("!doctype html")
        .open("html lang=\"" + texts.code() + "\"")
        .open("head")
        .open("meta charset=\"utf-8\"")
        .open("meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"")
        .element("title", title)
        .open("link rel=\"stylesheet\" href=\"/style.css\"")
        .close("head")
        .open("body class=\"" + classes + "\"")
        .open("header")
        .element("h1", title)
        .open("nav");
    PageTexts other = texts.other();
    page.element(
        "a href=\"" + path + "?lang=" + other.code() + "\" hreflang=\"" + other.code() + "\"",
        other.text("language"));
    return page.close("nav").close("header").open("main");
  }

  String end() {
    return close("main").close("body").close("html").toString();
  }
}
