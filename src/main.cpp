#include "app/app.h"

int main(int argc, char** argv) { return langdu::run_app(argc, argv); }
