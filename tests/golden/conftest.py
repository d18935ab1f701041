"""The option that writes goldens anew; look at the difference before you commit it."""


def pytest_addoption(parser):
    parser.addoption("--update-golden", action="store_true", help="write expected.md anew")
