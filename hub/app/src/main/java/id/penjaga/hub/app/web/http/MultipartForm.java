package id.penjaga.hub.app.web.http;

import id.penjaga.device.shell.files.FileWords;
import id.penjaga.hub.app.files.FilesUnavailable;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.ContentTooLargeResponse;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.http.MultiPartFormData;
import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Promise;

/// Reads a form with files. Jetty takes it apart and writes the files to the disk as they come, so
/// a form of many megabytes needs a few kilobytes of memory.
final class MultipartForm {
  static final String TYPE = "multipart/form-data";
  private static final int PART_HEADERS = 16 * 1024;
  private static final ByteBufferPool.Sized BUFFER =
      new ByteBufferPool.Sized(ByteBufferPool.NON_POOLING, false, 16 * 1024);

  private MultipartForm() {}

  /// Reads the form of this request.
  ///
  /// @param folder for the files, private to the hub; they are gone when the request is answered
  /// @throws ContentTooLargeResponse beyond what is allowed in all; a single file that is too large
  ///     is let through, so that the rest of the form is not lost with it
  /// @throws BadRequestResponse when it cannot be read or understood
  /// @throws FilesUnavailable when the disk cannot hold it
  static FormFields read(Context ctx, FileForm allowed, int most, int fields, Path folder) {
    String boundary = MultiPart.extractBoundary(ctx.req().getContentType());
    if (boundary == null || boundary.isEmpty()) {
      throw new BadRequestResponse();
    }
    MultiPartFormData.Parser parser = new MultiPartFormData.Parser(boundary);
    parser.setFilesDirectory(folder);
    parser.setMaxParts(fields + (long) allowed.files());
    parser.setMaxLength(allowed.allBytes() + most);
    parser.setMaxFileSize(allowed.allBytes());
    parser.setMaxMemoryFileSize(most); // of a field too
    parser.setPartHeadersMaxLength(PART_HEADERS);
    MultiPartFormData.Parts parts = parse(ctx, parser, folder);
    Request request = ServletContextRequest.getServletContextRequest(ctx.req());
    List<SentFile> files = new ArrayList<>();
    Request.addCompletionListener(
        request,
        _ -> {
          parts.close();
          files.forEach(file -> file.path().toFile().delete());
        });
    try {
      return fields(parts, files, most, folder);
    } catch (IOException e) {
      throw new FilesUnavailable(FileWords.of(folder, e), e);
    }
  }

  private static FormFields fields(
      MultiPartFormData.Parts parts, List<SentFile> files, int most, Path folder)
      throws IOException {
    Map<String, List<String>> values = new HashMap<>();
    long length = 0;
    for (MultiPart.Part part : parts) {
      String field = part.getName();
      String name = part.getFileName();
      if (field == null) {
        continue;
      }
      if (name == null) {
        length += part.getLength();
        if (length > most) {
          throw new ContentTooLargeResponse();
        }
        values
            .computeIfAbsent(field, _ -> new ArrayList<>())
            .add(part.getContentAsString(StandardCharsets.UTF_8));
      } else if (!name.isEmpty() || part.getLength() > 0) { // else nothing was chosen
        Path path = folder.resolve(UUID.randomUUID() + ".sent");
        files.add(new SentFile(field, name, path, part.getLength()));
        part.writeTo(path);
      }
    }
    return new FormFields(values, files);
  }

  private static MultiPartFormData.Parts parse(
      Context ctx, MultiPartFormData.Parser parser, Path folder) {
    try {
      CompletableFuture<MultiPartFormData.Parts> parts = new CompletableFuture<>();
      parser.parse(
          Content.Source.from(BUFFER, ctx.req().getInputStream()),
          Promise.Invocable.toPromise(parts));
      return parts.get();
    } catch (ExecutionException e) {
      String why = String.valueOf(e.getCause() == null ? null : e.getCause().getMessage());
      if (why.startsWith("max ")) {
        throw new ContentTooLargeResponse();
      }
      if (e.getCause() instanceof IOException io && full(folder)) {
        throw new FilesUnavailable(FileWords.of(folder, io), io);
      }
      throw new BadRequestResponse(); // it went away, was too slow, or is no multipart
    } catch (IOException _) {
      throw new BadRequestResponse();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new BadRequestResponse();
    }
  }

  private static boolean full(Path folder) {
    try {
      return Files.getFileStore(folder).getUsableSpace() < 1 << 20;
    } catch (IOException _) {
      return true;
    }
  }
}
