package hyle.library;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.NonReadableChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What `java.nio` does when it opens a file, moves in it, writes and reads.
record FileModel(Path directory) implements Family.Model {
  private static final String BAD_DESCRIPTOR = "Bad file descriptor";
  private static final String IS_DIRECTORY = "Is a directory";
  private static final List<String> PERMISSIONS = List.of("rw-r--r--", "rw-------");

  @Override
  public Results answer(Command command) {
    Path path = Path.of(directory + "/" + command.text(0));
    String flags = command.text(1);
    try {
      if (isRefusedDirectory(directory + "/" + command.text(0), path, flags)) {
        return failed("open", IS_DIRECTORY);
      }
      if (Files.isDirectory(path)) {
        return directory(!command.text(5).isEmpty());
      }
      var permissions = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(PERMISSIONS.get((int) command.number(2))));
      if (flags.equals("rc") && Files.notExists(path)) {
        Files.createFile(path, permissions); // Java creates no file that is only to be read, and C does
      }
      try (FileChannel channel = FileChannel.open(path, options(flags), permissions)) {
        return work(channel, flags.contains("a"), command);
      }
    } catch (NoSuchFileException _) {
      return failed("open", "No such file or directory");
    } catch (FileSystemException problem) {
      return failed("open", problem.getReason());
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  /// A directory can be opened for nothing but reading, and one that is not there cannot be created like this.
  private static boolean isRefusedDirectory(String written, Path path, String flags) {
    return Files.isDirectory(path) ? !flags.equals("r") : written.endsWith("/") && flags.contains("c");
  }

  private static Set<OpenOption> options(String flags) {
    Set<OpenOption> options = new HashSet<>();
    if (flags.matches("[rb].*")) {
      options.add(StandardOpenOption.READ);
    }
    if (flags.matches("[wb].*")) {
      options.add(StandardOpenOption.WRITE);
    }
    if (flags.contains("c")) {
      options.add(StandardOpenOption.CREATE);
    }
    return options;
  }

  private static Results failed(String name, String reason) {
    return new Results().text(name, words(reason));
  }

  private static String words(String reason) {
    return Results.listed(List.of("failed", reason));
  }

  private static Results work(FileChannel channel, boolean appends, Command command) throws IOException {
    long from = command.number(3) == 2 ? channel.size() : 0;
    long place = from + command.number(4);
    if (place >= 0) {
      channel.position(place);
    }
    return new Results()
        .text("open", "opened")
        .number("lseek", Math.max(-1, place))
        .text("write", write(channel, appends, command.text(5)))
        .number("lseek behind write", channel.position())
        .text("read", read(channel))
        .number("lseek to the start", channel.position(0).position())
        .text("read from the start", read(channel))
        .number("lseek to the end", channel.size())
        .text("close", "done");
  }

  private static String write(FileChannel channel, boolean appends, String text) throws IOException {
    if (text.isEmpty()) {
      return "done";
    }
    try {
      if (appends) {
        channel.position(channel.size());
      }
      channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
      return "done";
    } catch (NonWritableChannelException _) {
      return words(BAD_DESCRIPTOR);
    }
  }

  private static String read(FileChannel channel) throws IOException {
    try {
      ByteBuffer buffer = ByteBuffer.allocate((int) Math.max(0, channel.size() - channel.position()));
      channel.read(buffer);
      return new String(buffer.array(), StandardCharsets.UTF_8);
    } catch (NonReadableChannelException _) {
      return words(BAD_DESCRIPTOR);
    }
  }

  /// `java.nio` opens no directory. What the system says of one is known but for places in it: file systems differ.
  private static Results directory(boolean writes) {
    return new Results()
        .text("open", "opened")
        .anything("lseek")
        .text("write", writes ? words(BAD_DESCRIPTOR) : "done")
        .anything("lseek behind write")
        .anything("read")
        .anything("lseek to the start")
        .text("read from the start", words(IS_DIRECTORY))
        .anything("lseek to the end")
        .text("close", "done");
  }
}
