from sightline.contract.comparison import *  # noqa
