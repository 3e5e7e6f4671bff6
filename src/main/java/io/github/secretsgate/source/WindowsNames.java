package io.github.secretsgate.source;

import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Names that Windows takes for something else than a file on a disk. Elsewhere they are names like any other: the path's own file
 * system decides.
 *
 * @see <a href="https://learn.microsoft.com/en-us/windows/win32/fileio/naming-a-file">Naming files, paths, and namespaces</a>
 */
public final class WindowsNames {
    /** With any ending, in any directory; the digits can be superscripts. */
    private static final Pattern DEVICE = Pattern.compile(
            "(con|prn|aux|nul|conin\\$|conout\\$|(com|lpt)[1-9\u00b9\u00b2\u00b3]) *([.:].*)?",
            Pattern.CASE_INSENSITIVE);

    private WindowsNames() {}

    /** Whether the path is a device, such as the console: to read from one can wait for ever. */
    static boolean isDevice(Path path) {
        return isOfWindows(path)
                && DEVICE.matcher(String.valueOf(path.getFileName())).matches();
    }

    /**
     * Whether a path leads to a share of the network that isn't that of another path. Only to look whether there is such a file would
     * make this machine log in to the host that it names.
     */
    public static boolean isOnAnotherHost(Path path, Path from) {
        Path absolute = path.toAbsolutePath();
        @Nullable Path root = absolute.getRoot();
        return isOfWindows(path)
                && root != null
                && root.toString().startsWith("\\\\")
                && !root.equals(from.toAbsolutePath().getRoot());
    }

    private static boolean isOfWindows(Path path) {
        return path.getFileSystem().getSeparator().equals("\\");
    }
}
