package id.penjaga.hub.app.web.http;

import io.javalin.security.RouteRole;
import java.util.Optional;
import java.util.Set;

/// What a route names beside its [RouteAccess] when its form may bring files. On every other route
/// `multipart/form-data` is refused.
///
/// @param files at most in one form
/// @param bytes each may have
public record FileForm(int files, long bytes) implements RouteRole {
  /// Photos and papers of a case: four photos of a telephone at full resolution.
  public static final FileForm ATTACHMENTS = new FileForm(4, 12L << 20);

  /// What this route takes; empty when it takes no files.
  public static Optional<FileForm> of(Set<? extends RouteRole> roles) {
    return roles.stream().filter(FileForm.class::isInstance).map(FileForm.class::cast).findFirst();
  }

  long allBytes() {
    return files * bytes;
  }
}
