package dev.gatehouse.bench.chart;

import java.awt.AWTError;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.internal.chartpart.IChart;

/// Writes charts as PNG. Needs no screen, but fonts: where a machine has none, nothing is written, and why is told.
public final class Png {
    private static final int COLUMNS = 3;

    static {
        System.setProperty("java.awt.headless", "true");
    }

    private Png() {}

    /// Writes one chart.
    ///
    /// @return why it can't be drawn here; empty when it was
    public static Optional<String> write(Path file, RatioBars bars) throws IOException {
        return write(file, out -> write(out, List.of(bars.draw())));
    }

    /// Writes charts side by side, three in a row.
    ///
    /// @return why they can't be drawn here; empty when they were
    public static Optional<String> write(Path file, List<LineChart> charts) throws IOException {
        return write(
                file, out -> write(out, charts.stream().map(LineChart::draw).toList()));
    }

    private static void write(OutputStream out, List<? extends IChart> drawn) throws IOException {
        List<BufferedImage> images =
                drawn.stream().map(BitmapEncoder::getBufferedImage).toList();
        int columns = Math.min(COLUMNS, images.size());
        int width = images.getFirst().getWidth();
        int height = images.getFirst().getHeight();
        BufferedImage all = new BufferedImage(
                columns * width, Math.ceilDiv(images.size(), columns) * height, BufferedImage.TYPE_INT_RGB);
        Graphics2D paper = all.createGraphics();
        paper.setColor(Color.WHITE);
        paper.fillRect(0, 0, all.getWidth(), all.getHeight());
        for (int n = 0; n < images.size(); n++) {
            paper.drawImage(images.get(n), n % columns * width, n / columns * height, null);
        }
        paper.dispose();
        ImageIO.write(all, "png", out);
    }

    static Optional<String> write(Path file, Drawing drawing) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            drawing.write(bytes);
        } catch (RuntimeException | LinkageError | InternalError | AWTError e) {
            // What the JDK throws without fonts, or without the library that reads them, depends on its version.
            return Optional.of("no chart could be drawn (are there fonts?): " + e);
        }
        Files.write(file, bytes.toByteArray());
        return Optional.empty();
    }

    /// What may fail where there are no fonts.
    @FunctionalInterface
    interface Drawing {
        void write(OutputStream out) throws IOException;
    }
}
