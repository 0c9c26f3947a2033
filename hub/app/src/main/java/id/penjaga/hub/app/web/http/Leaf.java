package id.penjaga.hub.app.web.http;

import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// One page of a long list. The number of the page is asked for as `page`; what is no number, or
/// beyond the end, is the nearest page.
///
/// @param page counted from 1
/// @param pages at least 1
/// @param all length of the list
/// @param list address of the list with its filter, to which a page is added
public record Leaf<T>(List<T> rows, int page, int pages, int all, String list) {

  /// @param size of a page
  public static <T> Leaf<T> of(Context ctx, List<T> all, int size) {
    int pages = Math.max(1, (all.size() + size - 1) / size);
    String typed = String.valueOf(ctx.queryParam("page"));
    int page = typed.matches("[0-9]{1,6}") ? Math.clamp(Integer.parseInt(typed), 1, pages) : 1;
    int from = (page - 1) * size;
    return new Leaf<>(
        all.subList(from, Math.min(all.size(), from + size)),
        page,
        pages,
        all.size(),
        ctx.path() + "?" + filter(ctx.queryParamMap()));
  }

  private static String filter(Map<String, List<String>> query) {
    return query.entrySet().stream()
        .filter(one -> !one.getKey().equals("page") && !one.getKey().equals("done"))
        .flatMap(one ->
            one.getValue().stream().map(value -> encoded(one.getKey()) + "=" + encoded(value)))
        .map(pair -> pair + "&")
        .collect(Collectors.joining());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /// The same page with something made of each row.
  public <R> Leaf<R> with(Function<T, R> made) {
    return new Leaf<>(rows.stream().map(made).toList(), page, pages, all, list);
  }

  /// Where another page of the list is.
  public String to(int other) {
    return list + "page=" + other;
  }
}
