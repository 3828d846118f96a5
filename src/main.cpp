#include "app/app.h"

int main(int argc, char** argv) { return langdu::app::run_app(argc, argv); }
