#include "podcast/cover.h"

#include "base/error.h"
#include "base/hash.h"
#include "base/unicode.h"
#include "base/word_borders.h"

#ifdef LANGDU_PANGO
#include "base/handle.h"

#include <pango/pangocairo.h>
#endif

namespace langdu::podcast {

#ifdef LANGDU_PANGO

namespace {

constexpr int side = 1400; // Apple's least; players scale down
constexpr int margin = 150;
constexpr const char* fonts =
    "Noto Serif CJK SC,Source Han Serif SC,Noto Sans CJK SC,Source Han Sans SC,WenQuanYi Micro Hei,"
    "WenQuanYi Zen Hei,AR PL UMing CN,Droid Sans Fallback,serif";

struct Colour {
    double red, green, blue;
};
// Dark enough for white letters: contrast above 7:1 with white.
constexpr Colour grounds[] = {{0.10, 0.23, 0.36}, {0.36, 0.12, 0.14}, {0.09, 0.29, 0.25}, {0.28, 0.16, 0.36},
                              {0.33, 0.22, 0.09}, {0.16, 0.18, 0.22}, {0.07, 0.26, 0.40}, {0.38, 0.14, 0.27}};

using Layout = Handle<PangoLayout, g_object_unref>;

Layout lay_out(cairo_t* canvas, const std::string& text, int size, bool bold) {
    Layout layout{pango_cairo_create_layout(canvas)};
    Handle<PangoFontDescription, pango_font_description_free> font{pango_font_description_from_string(fonts)};
    pango_font_description_set_absolute_size(font.get(), static_cast<double>(size) * PANGO_SCALE);
    pango_font_description_set_weight(font.get(), bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_layout_set_font_description(layout.get(), font.get());
    pango_layout_set_width(layout.get(), (side - 2 * margin) * PANGO_SCALE);
    pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
    pango_layout_set_line_spacing(layout.get(), 1.05F);
    pango_layout_set_text(layout.get(), text.data(), static_cast<int>(text.size()));
    pango_context_set_language(pango_layout_get_context(layout.get()), pango_language_from_string("zh-cn"));
    return layout;
}

int height_of(PangoLayout* layout) {
    int width = 0, height = 0;
    pango_layout_get_pixel_size(layout, &width, &height);
    return height;
}

// Lines end between words, and the last is not the shortest: as narrow as the same number of lines can be.
bool set_by_words(PangoLayout* layout) {
    constexpr int full = side - 2 * margin;
    const auto fits = [&](int width) {
        pango_layout_set_width(layout, width * PANGO_SCALE);
        int found = 0, height = 0;
        pango_layout_get_pixel_size(layout, &found, &height);
        return found <= width;
    };
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD);
    if (!fits(full)) return false;
    const int lines = pango_layout_get_line_count(layout);
    int narrow = full / 2, wide = full; // the first may be too narrow, the second never is
    while (wide - narrow > 8) {
        const int middle = (narrow + wide) / 2;
        (fits(middle) && pango_layout_get_line_count(layout) == lines ? wide : narrow) = middle;
    }
    return fits(wide);
}

// The largest size at which the title stays within the upper part; an overlong one ends in an ellipsis.
Layout fit_title(cairo_t* canvas, const std::string& title) {
    constexpr int room = 860;
    const auto whole = keep_words_whole(title);
    for (int size = 200; size > 72; size -= 8) {
        Layout layout = lay_out(canvas, whole, size, true);
        if (set_by_words(layout.get()) && height_of(layout.get()) <= room) return layout;
    }
    Layout layout = lay_out(canvas, title, 72, true);
    pango_layout_set_height(layout.get(), room * PANGO_SCALE);
    pango_layout_set_ellipsize(layout.get(), PANGO_ELLIPSIZE_END);
    return layout;
}

void show(cairo_t* canvas, PangoLayout* layout, double y) {
    cairo_move_to(canvas, margin, y);
    pango_cairo_show_layout(canvas, layout);
}

// A damaged font is chosen like any other; only Pango's warning says that nothing can be seen.
class Complaints {
public:
    Complaints() : handler_(g_log_set_handler("Pango", level, &count, &seen_)) {}
    Complaints(const Complaints&) = delete;
    Complaints& operator=(const Complaints&) = delete;
    ~Complaints() { g_log_remove_handler("Pango", handler_); }
    bool none() const { return seen_ == 0; }

private:
    static constexpr auto level = static_cast<GLogLevelFlags>(G_LOG_LEVEL_WARNING | G_LOG_LEVEL_CRITICAL);
    static void count(const char*, GLogLevelFlags, const char*, void* seen) { ++*static_cast<int*>(seen); }

    int seen_{};
    unsigned handler_;
};

} // namespace

const char* const no_cover_drawn =
    "no cover: no font of this system has its title; install fonts-wqy-microhei";

std::string draw_cover(const std::string& title, const std::string& below, const std::string& key) {
    const Complaints complaints;
    const Handle<cairo_surface_t, cairo_surface_destroy> surface{
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, side, side)};
    const Handle<cairo_t, cairo_destroy> canvas{cairo_create(surface.get())};
    const auto& ground = grounds[Hash{}.add(key).value() % std::size(grounds)];
    cairo_set_source_rgb(canvas.get(), ground.red, ground.green, ground.blue);
    cairo_paint(canvas.get());

    const Layout heading = fit_title(canvas.get(), title);
    if (pango_layout_get_unknown_glyphs_count(heading.get()) > 0) return {}; // boxes for letters
    cairo_set_source_rgb(canvas.get(), 1, 1, 1);
    cairo_rectangle(canvas.get(), margin, margin, 120, 12);
    cairo_fill(canvas.get());
    show(canvas.get(), heading.get(), margin + 70);
    cairo_set_source_rgba(canvas.get(), 1, 1, 1, 0.75);
    Layout foot = lay_out(canvas.get(), below, 56, false);
    pango_layout_set_single_paragraph_mode(foot.get(), TRUE);
    pango_layout_set_height(foot.get(), -1);
    pango_layout_set_ellipsize(foot.get(), PANGO_ELLIPSIZE_END);
    show(canvas.get(), foot.get(), side - margin - height_of(foot.get()));

    std::string png;
    const auto append = [](void* to, const unsigned char* bytes, unsigned size) {
        static_cast<std::string*>(to)->append(reinterpret_cast<const char*>(bytes), size);
        return CAIRO_STATUS_SUCCESS;
    };
    const auto status = cairo_surface_write_to_png_stream(surface.get(), append, &png);
    if (status != CAIRO_STATUS_SUCCESS)
        throw OutputError(std::string("cover: ") + cairo_status_to_string(status) + "; allow more memory");
    return complaints.none() ? png : std::string();
}

#else

const char* const no_cover_drawn = "no cover: this build of langdu draws none; name one";

std::string draw_cover(const std::string&, const std::string&, const std::string&) { return {}; }

#endif

} // namespace langdu::podcast
