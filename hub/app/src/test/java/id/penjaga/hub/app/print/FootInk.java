package id.penjaga.hub.app.print;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Whether white stands between the foot of a page, with its code, and what is printed above it.
public final class FootInk {
  /// The foot is at least as high as its code, and at most as high as its small print.
  private static final float LOWEST_TOP = 45;

  private static final float HIGHEST_TOP = 90;
  private static final float WHITE = 6;

  private FootInk() {}

  private record Span(float from, float until) {}

  /// Pages on which something touches the foot; empty for none.
  public static List<String> touched(byte[] pdf) throws IOException {
    List<String> touched = new ArrayList<>();
    int number = 0;
    for (PdfInk.Page page : PdfInk.pages(pdf)) {
      number++;
      List<Span> spans = new ArrayList<>();
      page.shapes().forEach(one -> spans.add(new Span(one.bottom(), one.top())));
      page.letters().forEach(one -> spans.add(new Span(one.base() - 1, one.base() + one.height())));
      spans.sort(Comparator.comparing(Span::from));
      float top = 0;
      for (Span span : spans) {
        if (span.from() - top >= WHITE && top >= LOWEST_TOP) {
          break;
        }
        top = Math.max(top, span.until());
      }
      if (top > HIGHEST_TOP) {
        touched.add("page " + number + ": no white above the foot up to " + top);
      }
    }
    return touched;
  }
}
