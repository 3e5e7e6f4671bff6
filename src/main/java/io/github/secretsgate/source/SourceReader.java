package io.github.secretsgate.source;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** Reads files. Errors become problems of the document; nothing is thrown. */
public final class SourceReader {
    private static final int MIB = 1 << 20;
    private static final String NO_FILE = "This is a pipe or a device. Expected a file.";

    private final Path root;
    private final ParsedFiles parsed;

    /** @param root the build's root, to which file names are relative */
    public SourceReader(Path root) {
        this(root, new ParsedFiles());
    }

    /** @param parsed the files that other readers have already parsed */
    public SourceReader(Path root, ParsedFiles parsed) {
        this.root = root.toAbsolutePath().normalize();
        this.parsed = parsed;
    }

    /** Reads a file in which values may be secret, of at most 1 MiB. */
    public Document readConfidential(Path path, Format format) {
        return read(path, format, MIB, true);
    }

    /** Reads a file that holds no secret values, of at most 16 MiB. */
    public Document readPublic(Path path, Format format) {
        return read(path, format, 16 * MIB, false);
    }

    /** Reads a string that is in no file, such as an HTTP response, of at most 16 Mi characters. */
    public static Document readText(String name, String text, Format format) {
        SourceFile file = new SourceFile(name, text, false);
        if (text.length() > 16 * MIB) {
            return new Document(file, null, List.of(Problem.syntax(file.start(), "The text is larger than 16 MiB.")));
        }
        return format.parse(file);
    }

    /** The directory to which file names are relative. */
    public Path root() {
        return root;
    }

    /** The path as reports show it: relative to the root, with slashes. */
    public String name(Path path) {
        return FileName.below(root, path);
    }

    private Document read(Path path, Format format, int limit, boolean confidential) {
        String name = name(path);
        try {
            byte[] bytes = bytes(path, limit);
            String decoded = format.decode(bytes);
            String text = decoded == null ? decode(bytes) : decoded;
            SourceFile file = new SourceFile(name, text, confidential);
            return confidential ? format.parse(file) : parsed.parse(root, file, format);
        } catch (Unreadable unreadable) {
            SourceFile file = new SourceFile(name, unreadable.readable, confidential);
            int end = unreadable.readable.length();
            return new Document(file, null, List.of(Problem.syntax(new Location(file, end, end), unreadable.reason)));
        }
    }

    private static byte[] bytes(Path path, int limit) throws Unreadable {
        if (WindowsNames.isDevice(path)) {
            throw new Unreadable(NO_FILE);
        } else if (!Files.isRegularFile(path)) {
            refuseWhatIsThere(path);
        }
        try (var in = Files.newInputStream(path)) {
            byte[] bytes = in.readNBytes(limit + 1);
            if (bytes.length > limit) {
                throw new Unreadable("The file is larger than " + limit / MIB + " MiB.");
            }
            return bytes;
        } catch (NoSuchFileException e) {
            throw new Unreadable("There is no such file.");
        } catch (AccessDeniedException e) {
            throw new Unreadable("This user isn't allowed to read the file.");
        } catch (IOException e) {
            String why = e instanceof FileSystemException named ? named.getReason() : e.getMessage();
            throw new Unreadable("The file can't be read" + (why == null ? "." : ": " + why + "."));
        }
    }

    /** Refuses anything that exists and isn't a file. Other errors show up when the file is read. */
    private static void refuseWhatIsThere(Path path) throws Unreadable {
        if (Files.isDirectory(path)) {
            throw new Unreadable("This is a directory. Expected a file.");
        } else if (Files.exists(path)) { // reading a pipe might block forever
            throw new Unreadable(NO_FILE);
        } else if (Files.isSymbolicLink(path)) {
            throw new Unreadable("This is a link to a file that doesn't exist.");
        }
    }

    /** Decodes strictly. wrangler would replace invalid UTF-8 by U+FFFD, and silently change a name. */
    private static String decode(byte[] bytes) throws Unreadable {
        refuseOtherByteOrderMarks(bytes);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        try {
            return withoutByteOrderMark(
                    StandardCharsets.UTF_8.newDecoder().decode(in).toString());
        } catch (CharacterCodingException e) {
            String before = new String(bytes, 0, in.position(), StandardCharsets.UTF_8);
            throw new Unreadable(
                    "The file isn't valid UTF-8: this byte isn't allowed here.", withoutByteOrderMark(before));
        }
    }

    private static String withoutByteOrderMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static void refuseOtherByteOrderMarks(byte[] bytes) throws Unreadable {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        boolean utf16 = bytes.length >= 2 && (in.getShort(0) == (short) 0xfffe || in.getShort(0) == (short) 0xfeff);
        boolean utf32 = bytes.length >= 4 && in.getInt(0) == 0x0000feff;
        if (utf16 || utf32) {
            throw new Unreadable("The file begins with a byte order mark of UTF-16 or UTF-32. Save it as UTF-8.");
        }
    }

    private static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1;
        private final String reason;
        private final String readable;

        Unreadable(String message) {
            this(message, "");
        }

        Unreadable(String message, String readable) {
            super(message);
            this.reason = message;
            this.readable = readable;
        }
    }
}
